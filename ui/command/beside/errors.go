package beside

import "errors"

var (
	// ErrNobody: nobody serves the socket, or there is none.
	ErrNobody = errors.New("nobody serves the socket")
	// ErrSilent: somebody has the socket and does not say a word, as a process that was
	// stopped.
	ErrSilent = errors.New("whoever serves the socket does not answer")
	// ErrCut: the connection ended before the exit status. What was asked for may have
	// been done.
	ErrCut = errors.New("the connection ended before the answer")
	// ErrOtherVersion: the other end speaks another protocol.
	ErrOtherVersion = errors.New("the other end is of another version")
	// ErrStranger: the other end belongs to another user, or is in a folder that others
	// may enter.
	ErrStranger = errors.New("the other end is not of this user")
	// ErrOccupied: something that is not our socket stands in its place.
	ErrOccupied = errors.New("something else stands where the socket would")
	// ErrProtocol: what came is not what may come.
	ErrProtocol = errors.New("not a frame that may come here")
	// ErrLeaving is the cause of the end of a visitor's context when the door closes.
	ErrLeaving = errors.New("the workstation is left")
)
