x = 3px
