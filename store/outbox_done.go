package store

// keptDone is how many operations that are done are kept for the outbox's list.
const keptDone = 500

func doneKey(o Op) []byte { return append(timeKey(^int64(o.Seq)), o.ID[:]...) }

// finishOp puts an operation away as done, and lets go of the oldest that are.
// One that was settled so late that keptDone newer ones are done stays until the
// next is: whoever settled it looks what came of it.
func (t *tx) finishOp(o Op) error {
	o.DoneAt = t.s.now().UTC()
	if err := t.drop(boxPending, o.pending()); err != nil {
		return err
	}
	if o.Kind == OpFlag && o.Reason == ReasonPersonDrop {
		if err := t.showServerFlags(o.Mail); err != nil {
			return err
		}
	}
	if err := t.letGo(o.Mail); err != nil {
		return err
	}
	if err := t.putOp(o); err != nil {
		return err
	}
	open, err := t.ladder(listOpen)
	if err != nil {
		return err
	}
	if err := open.Delete(opKey(o)); err != nil {
		return err
	}
	done, err := t.ladder(listDone)
	if err != nil {
		return err
	}
	if err := done.Put(doneKey(o), nil); err != nil {
		return err
	}
	old, err := done.Window(keptDone, 16)
	if err != nil {
		return err
	}
	for _, s := range old {
		if OpID(s.key[8:]) == o.ID {
			continue
		}
		if err := done.Delete(s.key); err != nil {
			return err
		}
		if err := t.drop(boxOutbox, s.key[8:]); err != nil {
			return err
		}
	}
	return nil
}
