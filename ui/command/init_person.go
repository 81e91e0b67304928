package command

import (
	"context"
	"errors"
	"strings"
	"time"

	"baken/ui/lang"
)

// questions are the answers of flags, and a dialogue for those that are missing.
type questions struct {
	*initCommand
	app      *app
	dialogue *dialogue // nil: nothing is asked
}

// answer is that of a flag, else what is typed; usual is what stands in
// brackets, and what holds with --yes when it is not empty.
func (q *questions) answer(ctx context.Context, flag, given string, question lang.Key, usual string) (string, error) {
	switch {
	case given != "":
		return given, nil
	case q.dialogue != nil:
		return q.dialogue.ask(ctx, usual, question)
	case usual != "":
		return usual, nil
	}
	return "", misused(lang.FlagMissing, flag)
}

// ask asks until take has nothing against the answer. What it has is told, and
// the same is asked again; where nothing is asked, it is the end.
func (q *questions) ask(ctx context.Context, flag, given string, question lang.Key, usual string, take func(string) error) error {
	for {
		said, err := q.answer(ctx, flag, given, question, usual)
		if err != nil {
			return err
		}
		if err = take(said); err == nil {
			return nil
		}
		if q.dialogue == nil {
			return misused(lang.FlagWrong, flag, err)
		}
		if err := q.tell(ctx, err); err != nil {
			return err
		}
		given = ""
	}
}

// tell says what was wrong with an answer; it fails when nobody waits for the
// next question any more.
func (q *questions) tell(ctx context.Context, err error) error {
	if ctx.Err() != nil || errors.Is(err, context.Canceled) || errors.Is(err, errNobody) {
		return err
	}
	q.app.line(q.app.words(err))
	return nil
}

// person asks who works here, and from when on.
func (q *questions) person(ctx context.Context, c *Configuration) error {
	if err := q.ask(ctx, "name", q.Name, lang.InitName, "", func(s string) error {
		if c.Name = strings.TrimSpace(s); c.Name == "" {
			return fail(lang.NeedName)
		}
		return nil
	}); err != nil {
		return err
	}
	if err := q.ask(ctx, "language", q.Language, lang.InitLanguage, string(q.app.fromEnv()), func(s string) (err error) {
		if c.Language, err = lang.Parse(s); err != nil {
			return fail(lang.NotALanguage, s)
		}
		q.app.speak(c.Language) // from here on
		return nil
	}); err != nil {
		return err
	}
	month := q.app.now().In(workplace).AddDate(0, 0, -30).Format(time.DateOnly)
	return q.ask(ctx, "waiting-since", q.WaitingSince, lang.InitSince, month, func(s string) error {
		day, err := time.ParseInLocation(time.DateOnly, s, workplace)
		if err != nil {
			return fail(lang.NotADay, month, s)
		}
		if day.After(q.app.now()) {
			return fail(lang.DayToCome, s)
		}
		return c.Mail.WaitingSince.UnmarshalText([]byte(s))
	})
}
