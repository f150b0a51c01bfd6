/* debug_frame.h - comes before every file of the library (see the Makefile): what a debugger needs
 * to find the way from function to function is among the symbols, which strip takes away, and takes
 * no memory of a program. */
__asm__(".cfi_sections .debug_frame");
