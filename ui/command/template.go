package command

import (
	"context"
	"errors"
	"slices"
	"strings"

	"baken/store/outside"
	"baken/store/template"
	"baken/ui/lang"
	"baken/ui/screen"
)

type templateCommand struct {
	List   templateListCommand   `cmd:"" default:"1"`
	Add    templateAddCommand    `cmd:""`
	Remove templateRemoveCommand `cmd:""`
}

// templateSort says which of the templates of a name is meant.
type templateSort struct {
	Kind     string `enum:"note,reply," default:""`
	Language string `enum:"en,nl,fr," default:""`
}

type (
	templateListCommand struct{ templateSort }
	templateAddCommand  struct {
		Name string `arg:""`
		templateSort
		Replace bool
	}
	templateRemoveCommand struct {
		Name string `arg:""`
		templateSort
	}
)

type templateRow struct {
	Name     outside.Safe `json:"name"`
	Kind     string       `json:"kind"`
	Language string       `json:"language"`
	Text     outside.Safe `json:"text"`
}

func (a *app) printTemplates(all ...template.Template) error {
	out := newSheet(a, []lang.Key{lang.HeadName, lang.HeadKind, lang.HeadLanguage}, func(r templateRow) []string {
		return []string{r.Name.String(), a.T(screen.SortWord(template.Sort(r.Kind))), r.Language}
	})
	for _, t := range all {
		if err := out.row(templateRow{t.Name.Line(), string(t.For), t.Language, t.Text.Block()}); err != nil {
			return err
		}
	}
	return out.close()
}

// of gives those that are meant.
func (s templateSort) of(all []template.Template) []template.Template {
	return slices.DeleteFunc(all, func(t template.Template) bool {
		return s.Kind != "" && t.For != template.Sort(s.Kind) || s.Language != "" && t.Language != s.Language
	})
}

// named gives the one of a name that is meant; false when there is not one.
func (s templateSort) named(all []template.Template, name string) (template.Template, bool) {
	all = slices.DeleteFunc(s.of(all), func(t template.Template) bool {
		return !strings.EqualFold(t.Name.Line().String(), strings.TrimSpace(name))
	})
	if len(all) != 1 {
		return template.Template{}, false
	}
	return all[0], true
}

// Run lists the templates.
func (c *templateListCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.Templates()
	if err != nil {
		return err
	}
	return a.printTemplates(c.of(all)...)
}

// Run keeps a text ready: in the language of the configuration and for replies, if
// nothing else is said.
func (c *templateAddCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	if c.Kind == "" {
		c.Kind = string(template.Reply)
	}
	if c.Language == "" {
		c.Language = string(s.conf.Language)
	}
	text, err := a.text(template.MaxText)
	if err != nil {
		return err
	}
	t := template.Template{Name: outside.New(strings.TrimSpace(c.Name)), Language: c.Language, For: template.Sort(c.Kind), Text: text}
	if c.Replace {
		all, err := s.Templates()
		if err != nil {
			return err
		}
		was, ok := c.named(all, c.Name)
		if !ok {
			return fail(lang.TemplateNone, t.Name.Line())
		}
		t.ID = was.ID
	}
	if t.ID, err = s.SetTemplate(ctx, t); err != nil {
		return err
	}
	return a.printTemplates(t)
}

// Run takes a template away.
func (c *templateRemoveCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.Templates()
	if err != nil {
		return err
	}
	t, ok := c.named(all, c.Name)
	if !ok {
		return fail(lang.TemplateNone, outside.New(c.Name).Line())
	}
	return errors.Join(s.RemoveTemplate(ctx, t.ID), a.printTemplates(t))
}

// ofTemplates are the words for what may not be kept as a template.
func (s speaker) ofTemplates(err error) (string, bool) {
	return screen.TemplateWords(s.Catalog, err)
}
