package screen

import (
	"baken/store/figures"
	"baken/ui/lang"
)

// figureNames are what the lines of the figures are called that are not one code of a
// field.
var figureNames = map[figures.Name]lang.Key{
	figures.Contacts: lang.FigureContacts, figures.Unique: lang.FigureUnique, figures.Unfinished: lang.FigureUnfinished, figures.OtherTypes: lang.FigureOtherTypes,
	figures.Victims: lang.FigureVictims, figures.Family: lang.FigureFamily, figures.Household: lang.FigureHousehold, figures.Outside: lang.FigureOutside,
	figures.NoContext: lang.FigureNoContext, figures.Minors: lang.FigureMinors, figures.UnderSix: lang.FigureUnderSix, figures.NoAge: lang.FigureNoAge,
	figures.Anonymous: lang.FigureAnonymous, figures.NotSo: lang.FigureNotAnonymous, figures.NoAnswer: lang.FigureNoAnswer,
	figures.Referred: lang.FigureReferred, figures.NoHelp: lang.FigureNoHelp, figures.Sexual: lang.FigureSexual, figures.NoForm: lang.FigureNoForm,
	figures.ByMinors: lang.FigureByMinors,
}

// figureUnits count contacts or victims in words.
var figureUnits = map[figures.Unit]lang.Key{figures.Contact: lang.FiguresOfContacts, figures.Victim: lang.FiguresOfVictims}

// FigureName is what a line of the figures is called; empty where it is called by its
// codes alone.
func FigureName(n figures.Name) lang.Key { return figureNames[n] }

// FigureUnit counts what a line counts: {0} how many.
func FigureUnit(u figures.Unit) lang.Key { return figureUnits[u] }
