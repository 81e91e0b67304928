package triage

import (
	"strings"
	"testing"

	"baken/store/outside"
)

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		text, want string
		certain    bool
	}{
		{"Ik zou graag weten wanneer jullie open zijn en of bellen gratis is", "nl", true},
		{"Je voudrais savoir quand vous êtes ouverts et si l'appel est gratuit", "fr", true},
		{"I would like to know when you are open and whether calling is free", "en", true},
		{"Ich möchte wissen, wann Sie geöffnet haben und ob der Anruf kostenlos ist", "de", true},
		{"Quiero saber cuándo están abiertos y si la llamada es gratis para todos", "es", true},
		{"Kocam beni her gün dövüyor ve çok korkuyorum, lütfen bana yardım edin", "tr", true},
		{"Mój mąż mnie bije i bardzo się boję, proszę o pomoc dla mnie i dzieci", "pl", true},
		{"زوجي يضربني كل يوم وأنا خائفة جدا أرجوكم ساعدوني", "ar", true},
		{"Мой муж бьёт меня каждый день, помогите мне пожалуйста", "ru", true},
		{"kben 14", "nl", false},
		{"merci", "fr", false},
		{"hlp", "", false},
		{"", "", false},
		{"12:04 — 🙂", "", false},
	} {
		if code, certain := Language(outside.New(c.text)); code != c.want || certain != c.certain {
			t.Errorf("%q: %q %v, want %q %v", c.text, code, certain, c.want, c.certain)
		}
	}
}

// TestNotAssessed: what cannot be read never looks calm.
func TestNotAssessed(t *testing.T) {
	calm := "Beste, ik zou graag weten wanneer jullie open zijn. Met vriendelijke groeten."
	for _, c := range []struct {
		name, text string
		want       Level
	}{
		{"no text", "", NotAssessed},
		{"white space", " \n\t", NotAssessed},
		{"a picture", "🙂🙂", NotAssessed},
		{"Turkish", "Kocam beni her gün dövüyor ve çok korkuyorum, lütfen bana yardım edin", NotAssessed},
		{"Hungarian", "A férjem minden nap megver engem és nagyon félek tőle, kérem segítsenek rajtam", NotAssessed},
		{"Arabic below Dutch", calm + "\n\nزوجي يضربني كل يوم", NotAssessed},
		{"Spanish below Dutch", calm + "\n\nMi marido me pega todos los días y no sé con quién puedo hablar.", NotAssessed},
		{"too long", strings.Repeat(calm+"\n", 2*MaxText/len(calm)), NotAssessed},
		{"too long, with danger at its end", strings.Repeat(calm+"\n", 2*MaxText/len(calm)) + "\nHij heeft een mes.", Acute},
		{"Dutch", calm, None},
		{"a word of Turkish", "Hij heeft een mes! lütfen", Acute},
	} {
		if a := Default().Assess(outside.Text{}, outside.New(c.text)); a.Level != c.want {
			t.Errorf("%s: %v, want %v%s", c.name, a.Level, c.want, told(a))
		}
	}
}

// TestReasonWords: a reason is one line of the writer's own words.
func TestReasonWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Hoi. K ben veertien!", "K ben veertien"},
		{"HIJ HEEFT\n  EEN MES", "HIJ HEEFT EEN MES"},
		{"Hij heeft volgens de allerallerallerallerallernieuwste berichten altijd een mes", "Hij heeft volgens de … berichten altijd een mes"},
	} {
		a := Default().Assess(outside.Text{}, outside.New(c.text))
		if len(a.Reasons) == 0 || a.Reasons[0].Text.Unsafe() != c.want {
			t.Errorf("%q:%s, want %q", c.text, told(a), c.want)
		}
	}
}

func TestLevelOrder(t *testing.T) {
	order := []Level{Acute, Minor, Raised, NotAssessed, None}
	for i := range order[:4] {
		if !order[i].Above(order[i+1]) || order[i+1].Above(order[i]) {
			t.Errorf("%v must stand above %v", order[i], order[i+1])
		}
	}
	for _, l := range order {
		var back Level
		b, err := l.MarshalText()
		if err != nil || back.UnmarshalText(b) != nil || back != l {
			t.Errorf("%v: %v %v", l, back, err)
		}
	}
}
