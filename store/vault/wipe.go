package vault

import (
	"crypto/cipher"
	"reflect"
	"unsafe"
)

// wipeAEAD zeroes the key inside a cipher of x/crypto, which has no method for
// it: a pointer to a struct that is the key and nothing else. When it is
// anything else (a test would tell), it is left alone.
func wipeAEAD(a cipher.AEAD) {
	v := reflect.ValueOf(a)
	if v.Kind() != reflect.Pointer || v.IsNil() || v.Type().Elem().Size() != 32 {
		return
	}
	clear((*[32]byte)(unsafe.Pointer(v.Pointer()))[:])
}
