"""Numbers that the modules of asyncio share."""

# A heap of timers is rebuilt without the cancelled ones when there are this many timers, and more
# than this part of them is cancelled.
MIN_SCHEDULED_TIMER_HANDLES = 100
MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5

# The longest that the loop sleeps at once, in seconds.
MAXIMUM_SELECT_TIMEOUT = 24 * 3600
