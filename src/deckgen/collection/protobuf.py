"""As much of Protocol Buffers, which Anki packs its settings in, as it takes to find a number."""


def number_in(message: bytes | bytearray, wanted: int) -> int:
    """A whole number in a message by the number of its field; 0 when it is not there.

    Raises:
        LookupError: the bytes are no message.
    """
    place = 0
    while place < len(message):
        key, place = _varint(message, place)
        number, wire_type = key >> 3, key & 7
        if wire_type == 0:
            value, place = _varint(message, place)
            if number == wanted:
                return value
        elif wire_type == 2:
            length, place = _varint(message, place)
            place += length
        else:
            place += {1: 8, 5: 4}[wire_type]
    return 0


def _varint(message: bytes | bytearray, place: int) -> tuple[int, int]:
    """A number of seven bits a byte, the last without the high bit, and the place after it."""
    value = shift = 0
    while True:
        byte = message[place]
        value |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return value, place
