package journal

import "baken/store/template"

// TemplateSet: a text is kept ready for notes or replies of all, in place of what
// was kept under its id before. The one of the latest clock stands.
type TemplateSet struct {
	Template template.Template `cbor:"1,keyasint"`
}

// TemplateRemoved: the text is kept ready no more; one of the default set is not
// offered any more.
type TemplateRemoved struct {
	Template template.ID `cbor:"1,keyasint"`
}

func (TemplateSet) Kind() Kind     { return "team.template-set" }
func (TemplateRemoved) Kind() Kind { return "team.template-removed" }
