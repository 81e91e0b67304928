package chat

import "errors"

// What a House answers to a visitor.
var (
	ErrGone    = errors.New("there is no such chat, or it is over")
	ErrFull    = errors.New("no more chats can be opened")
	ErrClosed  = errors.New("the chat is closed at this hour")
	ErrTooLong = errors.New("the line or the chat is too long")
)

// What Rooms answer to a counselor.
var (
	ErrTaken = errors.New("somebody else has accepted this chat")
	ErrNotIn = errors.New("this counselor is not in the chat")
	ErrLeft  = errors.New("the line has left already")
	ErrMany  = errors.New("the counselor has as many chats as one can have")
	ErrAway  = errors.New("the visitor is not there any more")
)

// ErrSeal says that sealed words or a sealed key cannot be opened with this key, or do
// not belong where they stand.
var ErrSeal = errors.New("the seal does not open")

// ErrOptions says that a gateway cannot be made of its options.
var ErrOptions = errors.New("the visitors' page is not set up")
