#include <stddef.h>
#include <stdint.h>

// libFuzzer as a library (compiler-rt, libclang_rt.fuzzer_no_main): runs until a limit or a finding.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
