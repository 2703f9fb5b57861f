/* The operations of a lane: 32-bit two's complement that wraps. Signed overflow is undefined in C, so sums and products go through unsigned. */
#define ADD(a, b) ((int)((U32)(a) + (U32)(b)))
#define SUB(a, b) ((int)((U32)(a) - (U32)(b)))
#define MUL(a, b) ((int)((U32)(a) * (U32)(b)))
#define AND(a, b) ((a) & (b))
#define OR(a, b) ((a) | (b))
#define XOR(a, b) ((a) ^ (b))
#define SHL(a, count) ((int)((U32)(a) << (count)))
#define SAR(a, count) ((a) >> (count))
#define SHR(a, count) ((int)((U32)(a) >> (count)))
#define MULSHIFT(a, b, count) ((int)(((I64)(a) * (I64)(b)) >> (count)))
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define EQ(a, b) (-(int)((a) == (b)))
#define GT(a, b) (-(int)((a) > (b)))
#define GE(a, b) (-(int)((a) >= (b)))
#define CHOOSE(mask, yes, no) (((mask) & (yes)) | (~(mask) & (no)))

/* Number of the lowest bit that is set. */
#define LOWEST_BIT(word) (31 - LEADING_ZEROS((word) & (0u - (word))))

/* One sample's words of a spike mask, and its values, from their places in the group's buffers. */
#define WORDS(neurons) (((neurons) + 31) / 32)
