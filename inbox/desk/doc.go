// Package desk is the counselors' side of the visitors' chats: what chat.Rooms has
// live, joined with what the store keeps.
//
//	visitor ⇄ chat.Gateway ⇄ chat.Rooms ⇄ House ⇄ Seat ⇄ screen
//	                                        ⇅
//	                                      store
//
// A [House] is one for a process. It keeps the live rooms in the store, begins a contact
// with each visitor, follows the chats with claims, and copies what was said into the
// journal at each lull and at the end, each line once, before the room is forgotten. A
// [Seat] is one member's: it reads, writes and hands over in her name.
//
// # What is promised
//
// What Rooms acknowledge is in the store. A process that is killed at any step loses no
// acknowledged line and copies none twice: the next one goes on where it was. Rooms
// decide who has a chat, and the claim on its contact is changed in the same transaction.
// Words are opened here alone, with the team's chat key, which stands sealed in the store;
// they leave for the screen as outside.Text.
//
// # What is not promised
//
// A line that was given with a hold, and has not left, is in memory alone: who was killed
// with it sends it again from the draft.
package desk
