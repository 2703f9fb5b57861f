/* CUDA C, for run-time compilation. */
#define KERNEL extern "C" __global__ void
#define DEVICE static __device__ __forceinline__
#define GLOBAL
#define RESTRICT __restrict__
#define I64 long long
#define U64 unsigned long long
#define U32 unsigned int
#define I16 short
#define I8 signed char
#define GLOBAL_ID_0 ((int)(blockIdx.x * blockDim.x + threadIdx.x))
#define GLOBAL_ID_1 ((int)(blockIdx.y * blockDim.y + threadIdx.y))
#define GROUP_ID_0 ((int)blockIdx.x)
#define GROUP_ID_1 ((int)blockIdx.y)
#define LOCAL_ID_0 ((int)threadIdx.x)
#define LOCAL_SIZE_0 ((int)blockDim.x)
#define GLOBAL_ID(dimension) GLOBAL_ID_##dimension
#define GROUP_ID(dimension) GROUP_ID_##dimension
#define LOCAL_ID(dimension) LOCAL_ID_##dimension
#define LOCAL_SIZE(dimension) LOCAL_SIZE_##dimension
#define ATOMIC_ADD(place, value) atomicAdd(place, value)
#define ATOMIC_OR(place, value) atomicOr(place, value)
#define LEADING_ZEROS(word) __clz((int)(word))
