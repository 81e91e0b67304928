package journal

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"baken/store/record"
	"baken/store/vault"
)

// desk is what an envelope is made with.
type desk struct {
	key, other *vault.Key
	signs      *vault.Workstation
}

func newDesk(t testing.TB) desk {
	t.Helper()
	v, err := vault.New(when)
	if err != nil {
		t.Fatal(err)
	}
	_, key, _, err := v.NewKey([16]byte{1}, vault.History)
	if err != nil {
		t.Fatal(err)
	}
	_, other, _, err := v.NewKey([16]byte{2}, vault.History)
	if err != nil {
		t.Fatal(err)
	}
	w, err := vault.NewWorkstation()
	if err != nil {
		t.Fatal(err)
	}
	return desk{key, other, w}
}

func header() Header {
	t := TeamID{1}
	return Header{ID: NewEventID(Clock(0).Next(when)), Team: t, Workstation: WorkstationID{2}, Counter: 3, Epoch: 4, Subject: t.Case(CaseID{5}), Prev: [32]byte{6}}
}

func (d desk) seal(t testing.TB, h Header, text string) *Envelope {
	t.Helper()
	e, err := Seal(h, d.key, []byte(text), d.signs)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEnvelopeRoundTrip(t *testing.T) {
	d := newDesk(t)
	e := d.seal(t, header(), "payload")
	b, err := e.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(b, []byte("payload")) {
		t.Error("the payload stands in the envelope as it is")
	}
	got, err := Read(b)
	if err != nil || got.Header != e.Header || got.Header.Key != d.key.ID() || got.Hash() != e.Hash() {
		t.Fatalf("read: %v", err)
	}
	if err := got.Signed(d.signs.Public()); err != nil {
		t.Error(err)
	}
	if p, err := got.Open(d.key); err != nil || string(p) != "payload" {
		t.Errorf("opened: %q, %v", p, err)
	}
	if _, err := got.Open(d.other); !errors.Is(err, vault.ErrSeal) {
		t.Errorf("with another key: %v", err)
	}
	stranger, _ := vault.NewWorkstation()
	if err := got.Signed(stranger.Public()); !errors.Is(err, ErrSignature) {
		t.Errorf("signed by another: %v", err)
	}
	again, err := got.Bytes()
	if err != nil || !bytes.Equal(again, b) {
		t.Error("is written as another")
	}
}

// The length tells no more than 256 bytes.
func TestEnvelopeLength(t *testing.T) {
	d := newDesk(t)
	h := header()
	short, _ := d.seal(t, h, "a").Bytes()
	long, _ := d.seal(t, h, string(bytes.Repeat([]byte("a"), 255))).Bytes()
	if len(short) != len(long) {
		t.Errorf("%d and %d bytes", len(short), len(long))
	}
}

// tampered is an envelope whose core was made anew without the signer's key.
func tampered(t *testing.T, e *Envelope, change func(*core, *signed)) *Envelope {
	t.Helper()
	c, s := core{Header: e.Header, Cipher: bytes.Clone(e.cipher)}, signed{Sig: bytes.Clone(e.sig)}
	change(&c, &s)
	var err error
	if s.Core, err = record.Encode(c); err != nil {
		t.Fatal(err)
	}
	b, err := record.Encode(s)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// Whatever of a header is changed, neither the signature nor the seal holds.
func TestTamperedHeader(t *testing.T) {
	d := newDesk(t)
	e := d.seal(t, header(), "payload")
	of := reflect.TypeFor[Header]()
	for i := range of.NumField() {
		name := of.Field(i).Name
		if name == "_" || name == "Version" { // another version is another form: see TestEnvelopeOfANewerVersion
			continue
		}
		got := tampered(t, e, func(c *core, _ *signed) {
			switch v := reflect.ValueOf(&c.Header).Elem().Field(i); v.Kind() {
			case reflect.Uint64:
				v.SetUint(v.Uint() + 1)
			case reflect.String:
				v.SetString(string(TeamID{1}.Case(CaseID{55})))
			case reflect.Array:
				v.Index(15).SetUint(v.Index(15).Uint() ^ 1)
			default:
				t.Fatalf("no way to change %s", name)
			}
		})
		if got.Header == e.Header {
			t.Fatalf("%s was not changed", name)
		}
		if err := got.Signed(d.signs.Public()); !errors.Is(err, ErrSignature) {
			t.Errorf("%s: the signature holds: %v", name, err)
		}
		if _, err := got.Open(d.key); !errors.Is(err, vault.ErrSeal) {
			t.Errorf("%s: the seal holds: %v", name, err)
		}
	}
}

func TestTamperedContent(t *testing.T) {
	d := newDesk(t)
	one, two := d.seal(t, header(), "one"), d.seal(t, header(), "two")
	for name, c := range map[string]struct {
		change func(*core, *signed)
		opens  bool
	}{
		"cipher":          {func(c *core, _ *signed) { c.Cipher[len(c.Cipher)-20] ^= 1 }, false},
		"cipher cut":      {func(c *core, _ *signed) { c.Cipher = c.Cipher[:len(c.Cipher)-1] }, false},
		"cipher gone":     {func(c *core, _ *signed) { c.Cipher = nil }, false},
		"another's text":  {func(c *core, _ *signed) { c.Cipher = two.cipher }, false},
		"another's head":  {func(c *core, _ *signed) { c.Header = two.Header }, false},
		"signature":       {func(_ *core, s *signed) { s.Sig[7] ^= 1 }, true},
		"signature cut":   {func(_ *core, s *signed) { s.Sig = s.Sig[:63] }, true},
		"signature gone":  {func(_ *core, s *signed) { s.Sig = nil }, true},
		"another's signs": {func(_ *core, s *signed) { s.Sig = two.sig }, true},
	} {
		got := tampered(t, one, c.change)
		if err := got.Signed(d.signs.Public()); !errors.Is(err, ErrSignature) {
			t.Errorf("%s: the signature holds: %v", name, err)
		}
		if _, err := got.Open(d.key); c.opens != (err == nil) {
			t.Errorf("%s: opened: %v", name, err)
		}
		if got.Hash() == one.Hash() && !c.opens {
			t.Errorf("%s: the chain does not see it", name)
		}
	}
}

func TestEnvelopeOfANewerVersion(t *testing.T) {
	e := newDesk(t)
	one := e.seal(t, header(), "one")
	c, err := record.Encode(core{Header: func() Header { h := one.Header; h.Version = 2; return h }(), Cipher: one.cipher})
	if err != nil {
		t.Fatal(err)
	}
	b, err := record.Encode(signed{Core: c, Sig: one.sig})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Read(b); !errors.Is(err, ErrNewer) {
		t.Error(err)
	}
	good, _ := one.Bytes()
	for name, b := range map[string][]byte{"empty": nil, "garbage": []byte("garbage"), "cut": good[:len(good)-1], "more": append(bytes.Clone(good), 0)} {
		if _, err := Read(b); !errors.Is(err, ErrMalformed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	c, err := record.Encode(core{Header: Header{Version: Version, Counter: 1, Subject: "t"}, Cipher: make([]byte, 300)})
	if err != nil {
		f.Fatal(err)
	}
	b, err := record.Encode(signed{Core: c, Sig: make([]byte, 64)})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := Read(b)
		if err != nil {
			return
		}
		if e.Signed(vault.PublicKey{}) == nil {
			t.Error("an envelope that nobody signed is signed")
		}
		again, err := e.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if r, err := Read(again); err != nil || r.Header != e.Header || r.Hash() != e.Hash() {
			t.Errorf("reads as another after it was written: %v", err)
		}
	})
}
