package chat

import (
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"

	"github.com/fxamacker/cbor/v2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/crypto/nacl/box"

	"baken/store/vault"
)

// TeamBox is the public half of the team's chat key, X25519: one can seal with it and
// open nothing.
type TeamBox [32]byte

// TeamKey is the team's chat key. It stands in the vaults of those who chat.
type TeamKey struct {
	private, public [32]byte
}

// NewTeamKey makes a fresh one.
func NewTeamKey() (*TeamKey, error) {
	pair, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	return teamKey(pair), nil
}

func teamKey(pair *ecdh.PrivateKey) *TeamKey {
	return &TeamKey{[32]byte(pair.Bytes()), [32]byte(pair.PublicKey().Bytes())}
}

// MarshalBinary gives the private half, 32 bytes: for sealing, and nothing else.
func (k *TeamKey) MarshalBinary() ([]byte, error) { return k.private[:], nil }

// UnmarshalBinary reads what MarshalBinary gave.
func (k *TeamKey) UnmarshalBinary(b []byte) error {
	pair, err := ecdh.X25519().NewPrivateKey(b)
	if err != nil {
		return ErrSeal
	}
	*k = *teamKey(pair)
	return nil
}

// Box is the public half.
func (k *TeamKey) Box() TeamBox { return k.public }

// Session opens the key of a session.
func (k *TeamKey) Session(id SessionID, sealed []byte) (*Key, error) {
	b, ok := box.OpenAnonymous(nil, sealed, &k.public, &k.private)
	if !ok {
		return nil, ErrSeal
	}
	return newKey(id, b)
}

// Left opens a message that was left.
func (k *TeamKey) Left(sealed []byte) (Message, error) {
	b, ok := box.OpenAnonymous(nil, sealed, &k.public, &k.private)
	if !ok {
		return Message{}, ErrSeal
	}
	var m Message
	return m, unpack(b, &m)
}

// Session makes the key of a new session and what the session begins with, all but the
// gateway's own copy of the key.
func (b TeamBox) Session(id SessionID, l Language, a Answers) (*Key, Opening, error) {
	key, o, raw, err := b.session(id, l, a)
	clear(raw[:])
	return key, o, err
}

// session gives the raw key too, which the caller clears.
func (b TeamBox) session(id SessionID, l Language, a Answers) (key *Key, o Opening, raw [32]byte, err error) {
	rand.Read(raw[:])
	o = Opening{ID: id, Language: l}
	if key, err = newKey(id, raw[:]); err != nil {
		return nil, o, raw, err
	}
	if o.Team, err = b.seal(raw[:]); err != nil {
		return nil, o, raw, err
	}
	o.Answers, err = key.sealAnswers(a)
	return key, o, raw, err
}

// Left seals a message that was left.
func (b TeamBox) Left(m Message) ([]byte, error) {
	plain, err := pack(m)
	if err != nil {
		return nil, err
	}
	return b.seal(plain)
}

// seal seals to the team; what is sealed cannot be opened again here.
func (b TeamBox) seal(plain []byte) ([]byte, error) {
	return box.SealAnonymous(nil, plain, (*[32]byte)(&b), rand.Reader)
}

// Key is the key of one session.
type Key struct {
	id   SessionID
	aead cipher.AEAD
}

func newKey(id SessionID, raw []byte) (*Key, error) {
	aead, err := chacha20poly1305.NewX(raw)
	if err != nil {
		return nil, ErrSeal
	}
	return &Key{id, aead}, nil
}

// Seal seals what one side says.
func (k *Key) Seal(side Side, kind Kind, line LineID, w Words) ([]byte, error) {
	plain, err := pack(w)
	if err != nil {
		return nil, err
	}
	return seal(k.aead, plain, k.place(side, kind, line)), nil
}

// Open opens the words of an entry; one without words has none.
func (k *Key) Open(e Entry) (Words, error) {
	if len(e.Sealed) == 0 {
		return Words{}, nil
	}
	b, err := open(k.aead, e.Sealed, k.place(e.Side, e.Kind, e.Line))
	if err != nil {
		return Words{}, err
	}
	var w Words
	return w, unpack(b, &w)
}

// Answers opens what was answered before the chat.
func (k *Key) Answers(o Opening) (Answers, error) {
	b, err := open(k.aead, o.Answers, k.place(Visitor, kindAnswers, LineID{}))
	if err != nil {
		return Answers{}, err
	}
	var a Answers
	return a, unpack(b, &a)
}

func (k *Key) sealAnswers(a Answers) ([]byte, error) {
	plain, err := pack(a)
	if err != nil {
		return nil, err
	}
	return seal(k.aead, plain, k.place(Visitor, kindAnswers, LineID{})), nil
}

// place is the additional data: session (16) ‖ side (1) ‖ kind (1) ‖ line (16).
func (k *Key) place(side Side, kind Kind, line LineID) []byte {
	b := append(make([]byte, 0, 34), k.id[:]...)
	return append(append(b, byte(side), byte(kind)), line[:]...)
}

// seal gives nonce (24) ‖ XChaCha20-Poly1305 ciphertext and tag (16).
func seal(a cipher.AEAD, plain, place []byte) []byte {
	out := make([]byte, a.NonceSize(), a.NonceSize()+len(plain)+a.Overhead())
	rand.Read(out)
	return a.Seal(out, out, plain, place)
}

func open(a cipher.AEAD, sealed, place []byte) ([]byte, error) {
	if len(sealed) < a.NonceSize() {
		return nil, ErrSeal
	}
	b, err := a.Open(nil, sealed[:a.NonceSize()], sealed[a.NonceSize():], place)
	if err != nil {
		return nil, ErrSeal
	}
	return b, nil
}

// pack writes a value, padded so that its length says little.
func pack(v any) ([]byte, error) {
	b, err := cbor.Marshal(v)
	if err != nil {
		return nil, err
	}
	return vault.Pad(b), nil
}

// unpack reads what pack wrote.
func unpack(b []byte, to any) error {
	b, err := vault.Unpad(b)
	if err != nil || cbor.Unmarshal(b, to) != nil {
		return ErrSeal
	}
	return nil
}

// own is the gateway's secret.
type own [32]byte

// wrap seals a session's key for the gateway itself. It opens with the same cookie only.
func (o own) wrap(t token, raw []byte) ([]byte, error) {
	a, err := o.of(t)
	if err != nil {
		return nil, err
	}
	id := t.session()
	return seal(a, raw, id[:]), nil
}

func (o own) unwrap(t token, wrapped []byte) (*Key, error) {
	a, err := o.of(t)
	if err != nil {
		return nil, err
	}
	id := t.session()
	raw, err := open(a, wrapped, id[:])
	if err != nil {
		return nil, err
	}
	return newKey(id, raw)
}

func (o own) of(t token) (cipher.AEAD, error) {
	secret := append(append(make([]byte, 0, 64), o[:]...), t[:]...)
	raw, err := hkdf.Key(sha256.New, secret, nil, "baken chat: a session's key", 32)
	if err != nil {
		return nil, err
	}
	return chacha20poly1305.NewX(raw)
}

// token is what the cookie holds. Only the visitor's browser has it.
type token [32]byte

// session is the id that the house knows a token by; it does not lead back.
func (t token) session() SessionID {
	sum := sha256.Sum256(append([]byte("baken chat: a session's id\x00"), t[:]...))
	return SessionID(sum[:16])
}
