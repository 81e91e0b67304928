package command

import (
	"context"
	"fmt"
	"time"

	"baken/store"
	"baken/store/figures"
	"baken/store/outside"
	"baken/ui/lang"
)

type figuresCommand struct {
	Period        string   `placeholder:"PERIOD"`
	By            []string `placeholder:"FIELD,FIELD"`
	Region        string   `placeholder:"PROVINCE"`
	Theme         string   `placeholder:"THEME"`
	Channel       string   `placeholder:"CHANNEL"`
	Counselor     string   `placeholder:"NAME"`
	AgainstBefore bool
	Published     bool
}

// Run counts what was registered.
func (f *figuresCommand) Run(ctx context.Context, a *app) error {
	q, err := f.query(a.now().In(workplace))
	if err != nil {
		return err
	}
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.Tick(ctx); err != nil { // what was registered a day ago is counted now
		return err
	}
	at := a.now()
	counted, err := s.Figures(ctx, q)
	if err != nil {
		return ofFigures(err)
	}
	p := figurePrinter{a, counted, q, at.UTC().Truncate(time.Second)}
	if a.Format == formatHTML {
		return figurePage{p, s.Store}.write(ctx)
	}
	if a.Format == formatTable {
		if _, err := fmt.Fprintln(a.stdout, p.head()); err != nil {
			return err
		}
	}
	heads := []lang.Key{lang.HeadLine, lang.HeadFigure, lang.HeadNumber, lang.HeadShare}
	if q.Before {
		heads = []lang.Key{lang.HeadLine, lang.HeadFigure, lang.HeadNumber, lang.HeadShare, lang.HeadBefore, lang.HeadShareBefore}
	}
	out := newSheet(a, heads, p.cells)
	for _, l := range counted.Lines {
		if err := out.row(p.row(l)); err != nil {
			return err
		}
	}
	if err := out.close(); err != nil {
		return err
	}
	for _, n := range p.notes() {
		fmt.Fprintln(a.stderr, n)
	}
	return nil
}

// query is what the command asks for; without a period, this year.
func (f *figuresCommand) query(now time.Time) (q store.FiguresQuery, err error) {
	q = store.FiguresQuery{Before: f.AgainstBefore, Region: f.Region, Theme: f.Theme, Channel: f.Channel, By: f.By, Counselor: outside.New(f.Counselor), Published: f.Published}
	if f.Period == "" {
		q.Period = figures.YearOf(figures.MonthOf(now))
		return q, nil
	}
	if q.Period, err = figures.ParsePeriod(f.Period); err != nil {
		return q, usage{err}
	}
	return q, nil
}
