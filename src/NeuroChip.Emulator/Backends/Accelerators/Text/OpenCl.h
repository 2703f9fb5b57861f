/* OpenCL C, version 1.2 or later. */
#define KERNEL __kernel void
#define DEVICE static inline
#define GLOBAL __global
#define RESTRICT restrict
#define I64 long
#define U64 ulong
#define U32 uint
#define I16 short
#define I8 char
#define GLOBAL_ID(dimension) ((int)get_global_id(dimension))
#define GROUP_ID(dimension) ((int)get_group_id(dimension))
#define LOCAL_ID(dimension) ((int)get_local_id(dimension))
#define LOCAL_SIZE(dimension) ((int)get_local_size(dimension))
#define ATOMIC_ADD(place, value) atomic_add(place, value)
#define ATOMIC_OR(place, value) atomic_or(place, value)
#define LEADING_ZEROS(word) ((int)clz(word))
