package vault

import "bytes"

// padStep is what the length of an event's text is rounded up to, so that it
// tells little of what the event is.
const padStep = 256

// Pad gives a copy of b with 0x80 and then zeros up to the next multiple of 256
// bytes (ISO/IEC 7816-4). At least one byte is added.
func Pad(b []byte) []byte {
	out := make([]byte, (len(b)/padStep+1)*padStep)
	copy(out, b)
	out[len(b)] = 0x80
	return out
}

// Unpad gives what was padded, without copying. ErrPadding: it was not.
func Unpad(b []byte) ([]byte, error) {
	if len(b) == 0 || len(b)%padStep != 0 {
		return nil, ErrPadding
	}
	t := bytes.TrimRight(b[len(b)-padStep:], "\x00")
	if len(t) == 0 || t[len(t)-1] != 0x80 {
		return nil, ErrPadding
	}
	return b[:len(b)-padStep+len(t)-1], nil
}
