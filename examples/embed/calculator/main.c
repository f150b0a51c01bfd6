/* Reads lines and prints their values, which calc.py works out. */
#include <stdio.h>
#include <string.h>
#include "calc.h"

static void print_error(void)
{
    char text[2000];
    yr_value error = yr_catch(), message = yr_str_of(error);
    if (message)
        printf("%s: %s\n", yr_type_name(error), yr_to_utf8(message, NULL));
    else if (yr_error_text(error, text, sizeof text))
        fputs(text, stdout);
    yr_xdrop(message);
    yr_drop(error);
}

int main(void)
{
    char line[200];
    if (calc_open() < 0) {
        print_error();
        return 1;
    }
    while (fgets(line, sizeof line, stdin)) {
        double d;
        yr_value text = yr_str_from_utf8(line, strcspn(line, "\n"));
        yr_value value = text ? calc_evaluate(text) : 0;
        if (value && yr_to_double(value, &d) == 0)
            printf("%g\n", d);
        else
            print_error();
        yr_xdrop(value);
        yr_xdrop(text);
    }
    return calc_close();
}
