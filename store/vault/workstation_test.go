package vault

import (
	"encoding/hex"
	"testing"
)

// Under a key of small order a signature made without any key holds for every
// fourth or eighth message, or for all. The encodings are those of the eight
// points, as RFC 8032 writes them.
func TestVerifyRefusesKeysOfSmallOrder(t *testing.T) {
	for _, text := range []string{
		"0100000000000000000000000000000000000000000000000000000000000000",
		"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"0000000000000000000000000000000000000000000000000000000000000000",
		"0000000000000000000000000000000000000000000000000000000000000080",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
	} {
		b, err := hex.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		pub := PublicKey(b)
		sig := make([]byte, 64) // R is the key itself, S is nothing
		for _, r := range []PublicKey{pub, {}, {0: 1}} {
			copy(sig, r[:])
			for i := range 64 {
				if Verify(pub, []byte{byte(i)}, sig) {
					t.Fatalf("message %d is signed under %s", i, pub)
				}
			}
		}
	}
}

func TestVerify(t *testing.T) {
	w, err := NewWorkstation()
	if err != nil {
		t.Fatal(err)
	}
	other, err := NewWorkstation()
	if err != nil {
		t.Fatal(err)
	}
	sig := w.Sign([]byte("said"))
	if !Verify(w.Public(), []byte("said"), sig) {
		t.Error("what was signed is not")
	}
	if Verify(w.Public(), []byte("else"), sig) || Verify(other.Public(), []byte("said"), sig) || Verify(w.Public(), []byte("said"), sig[:63]) {
		t.Error("what was not signed is")
	}
}
