// Package services invents the directory of services that the demo refers to:
// some 240 entries for Flanders and Brussels as a social map has them, written
// as the twelve files of the HSDS 3.1 tabular package.
//
// Every organisation is invented. Municipalities exist, streets do not; the
// subscriber part of each telephone number begins with 00, which is given out
// to nobody, and mail and web addresses end in example.org. No entry may ever
// be given to somebody who asks for help.
//
// For the same day Files gives the same bytes. It reads and writes nothing.
package services
