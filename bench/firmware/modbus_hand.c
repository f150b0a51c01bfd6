#include "modbus_hand.h"

static void restart(struct modbus_hand *m)
{
    m->size = 0;
    m->crc = 0xFFFF;
}

void modbus_hand_init(struct modbus_hand *m, uint8_t address)
{
    m->address = address;
    restart(m);
}

static uint16_t crc16(uint16_t crc, uint8_t byte)
{
    crc ^= byte;
    for (int i = 0; i < 8; i++)
        crc = crc & 1 ? (uint16_t)(crc >> 1 ^ 0xA001) : crc >> 1;
    return crc;
}

void modbus_hand_push(struct modbus_hand *m, uint8_t byte)
{
    if (m->size == sizeof m->frame)
        restart(m);
    m->frame[m->size++] = byte;
    m->crc = crc16(m->crc, byte);
}

int modbus_hand_silence(struct modbus_hand *m)
{
    int size = m->size >= 4 && m->crc == 0 && m->frame[0] == m->address ? m->size - 2 : 0;

    restart(m);
    return size;
}
