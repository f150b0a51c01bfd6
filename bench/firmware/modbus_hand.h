#include <stdint.h>

struct modbus_hand {
    uint16_t size, crc;
    uint8_t address;
    uint8_t frame[256];
};

void modbus_hand_init(struct modbus_hand *m, uint8_t address);
void modbus_hand_push(struct modbus_hand *m, uint8_t byte);
/* Silence: the size of the frame that has ended, which is in m->frame until the next byte; 0: none. */
int modbus_hand_silence(struct modbus_hand *m);
