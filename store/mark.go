package store

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"

	"baken/store/journal"
)

// Marks on attachments are found by the mail and the number, whatever contact the
// mail belongs to and with which that was joined.

// maxNumber is the highest number that an attachment can have.
const maxNumber = math.MaxUint16

// markKey is mail, attachment, event that marked it.
func markKey(m MailID, number int, e EventID) []byte {
	return append(pieceKey(m, number, 0)[:18], e[:]...)
}

// MarkAttachment says that an attachment may be an image of abuse: from then on
// [Store.Attachment] does not give it. ErrUnknown when the mail is not in the
// contact's conversation.
func (s *Store) MarkAttachment(ctx context.Context, id ContactID, m MailID, number int) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, _ acts) ([]journal.Body, error) {
		_, ok, err := t.entry(c.ID, m)
		if err != nil {
			return nil, err
		}
		if !ok || number < 1 || number > maxNumber {
			return nil, fmt.Errorf("%w: attachment %d of mail %s in contact %s; nothing was marked: look at the contact again", ErrUnknown, number, m, c.ID)
		}
		if t.marked(m, number) {
			return nil, ErrNoChange
		}
		f, err := t.mustFacts(m)
		return []journal.Body{journal.AttachmentMarked{Contact: f.home(), Mail: m, Number: number}}, err
	})
}

// marked says whether an attachment may be an image of abuse.
func (t *tx) marked(m MailID, number int) bool {
	return t.any(boxMarks, markKey(m, number, EventID{})[:18])
}

// marksOf are the numbers of the attachments of a mail that may be images of
// abuse, in order.
func (t *tx) marksOf(m MailID) (numbers []int, err error) {
	err = t.scan(boxMarks, m[:], func(key, _ []byte) error {
		n := int(binary.BigEndian.Uint16(key[16:]))
		if len(numbers) == 0 || numbers[len(numbers)-1] != n {
			numbers = append(numbers, n)
		}
		return nil
	})
	return numbers, err
}
