// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// English, orders to accounts. {1} is the product's name and noun ("Halo S speaker"): my {1}, the {1}.
namespace turnout::demo {

constexpr std::array<Scenario, 10> kShopEn{{
    // A parcel is late
    {{"{g}My order {o} was supposed to be here [on {t}|days ago] and there's still no sign of it. [Where is it?|Can "
      "you check what's going on?]",
         "{g}Can you tell me where order {o} is? Tracking [hasn't moved|has said the same thing] since {t}.",
         "{g}[Still waiting for|I'm waiting for] my {1}, order {o}. [I leave for {d} on {U} and need it before "
         "that.|When will it get here?]",
         "{g}Tracking {x} has been stuck for {k} days. [Is it lost?|What now?]"},
        {"Happy to check. [Is the delivery address still the one in your account|Was it meant to go to your home "
         "address], or did you pick a parcel shop?",
            "I can see the order. Which city is it going to? I need that before I may show the carrier's details."},
        {"[Home address|My home address], [nothing changed|same as always].",
            "{c}[, same address as always|, my office]."},
        {"Order {o} is on its way: {y} has had it since {t}, and it was held back at the sorting centre in {c} for {k} "
         "days. It's moving again and the new delivery date is **{T}**. The tracking number is {x}. [I've refunded the "
         "{q} you paid for express delivery, since that clearly didn't happen.|If it isn't there by the evening of "
         "{T}, write to me here and I'll send a replacement without waiting for the carrier.]",
            "Found it. The parcel with your {1} left our warehouse a day late and is with {y} now (tracking {x}). They "
            "plan to deliver on {T} [before {h}|in the afternoon]. [I switched on text messages for it|You'll get a "
            "message the evening before], so you can still choose a neighbour or a parcel shop."},
        {"Your order {o} was delivered on {t}. [Please check with your neighbours.|Is there anything else I can help "
         "you with?]",
            "Orders usually arrive within {k} to 7 working days. Please [wait a little longer|allow for weekends and "
            "public holidays] and check the tracking page for updates.",
            "You can follow any order under Account > Orders > Track. [The tracking page always shows the latest "
            "status.|Just enter your order number there.]"},
        {"[It was not delivered.|That's not what I see.] Order {o}, tracking {x}: the last scan is from {t}. Where is "
         "the parcel[ right now|]?",
            "I've already looked at the tracking page, that's why I'm asking you. [Please look up|Can you look up] "
            "order {o} and give me a date."},
        {"[Can I|Could I] have it sent to a parcel shop instead? I won't be home on {T}.",
            "What happens if it doesn't show up by {T}?"},
        {"Yes. I've redirected it to the {y} parcel shop nearest to your address; it will be kept there for 7 days "
         "from {T}. Bring an ID and the number {x}.",
            "Then we treat it as lost: you choose between a new {1}, sent by express at our cost, or the full {m} back "
            "to your card ending in {l}. You don't have to prove anything."}},
    // Delivered, says the carrier
    {{"{g}{y} says order {o} was delivered {t} at {h}. [I was home all day and nobody rang.|There was nothing at my "
      "door.]",
         "{g}Order {o} is marked as delivered but I never got it. [Nobody in the building has it either.|That's {m} "
         "gone.]",
         "{g}So my {1} was \"handed to resident\" on {t}. I'm the resident and [I was in {d} that day|nobody handed me "
         "anything].",
         "{g}Supposedly you delivered order {o} on {t} at {h}. [To whom?|Where?] I don't have it, and it was {m}!"},
        {"I'm sorry, that's annoying. Have you already asked your neighbours, and is there a [safe place|porch or "
         "garage] where {y} sometimes leaves parcels?",
            "Before I open a search: who else at your address could have taken it in?"},
        {"Asked everybody. [Nothing.|There's no safe place either, I live in a flat.]",
            "[I live alone, so nobody|Nobody, we were all at work]."},
        {"I've opened a search with {y} for {x} (case {z}). The GPS point of the delivery is about {k}00 metres from "
         "your address, so this looks like a wrong door. They have until {T} to answer. You don't have to wait for "
         "them: [I've already sent a new {1}, arriving {T}|I can send a new {1} today or refund {m}, just say which].",
            "Thank you, that's all I need. The proof of delivery shows a signature that isn't your name, so I've "
            "reported it as a misdelivery under {z} and [booked a replacement|put a replacement in the next shipment]. "
            "It leaves today, arrives on {T} and needs a signature this time. If the first parcel turns up, just "
            "refuse it or keep it for our driver."},
        {"According to {y} the parcel was delivered, so the order is complete. [Unfortunately there is nothing more I "
         "can do.|You can leave a review of your delivery.]",
            "Please contact {y} directly with your tracking number {x}. [They are responsible for deliveries.|They "
            "will be able to help you.]",
            "Good news! Your order {o} has been delivered on {t}. Enjoy your {1}!"},
        {"You're telling me what the tracking page says. I'm telling you it's [wrong|not true]: I do not have the "
         "parcel from order {o}.",
            "{y} told me to ask the shop, and the shop tells me to ask {y}. My contract is with you. Please start a "
            "search or send a new one."},
        {"How long does such a search take?", "Can the new one go to my office?"},
        {"Usually {k} working days, and at most until {T}. You'll get an e-mail at {w} either way, and the replacement "
         "doesn't depend on it.",
            "Sure. I've set your second address for the replacement only; the one in your account stays as it is."}},
    // Sending something back
    {{"{g}I'd like to return the {1} from order {o}. [It's not what I expected.|It's too big for my bag.|I got the "
      "same one as a present.]",
         "{g}How do I send back my {1}? Bought it on {t}, [opened but not used|only tried it once].",
         "{g}[Want to return|I want to send back] order {o}. [Do I need the original box?|Who pays the postage?]",
         "{g}The {1} arrived but it's the wrong colour. I [want my money back|'d rather return it than swap it]."},
        {"No problem. Is everything still there, including the cable and the case, and is there any damage I should "
         "note?",
            "Sure. Would you like to drop it off at a shop, or should {y} collect it?"},
        {"It's all there, [no scratches|like new].", "Drop-off is fine."},
        {"Done: return {z} is registered for the {1}, and the label is in your inbox at {w}. Drop the parcel at any "
         "{y} shop until {T}; we pay the postage. You get {m} back to the card ending in {l} within {k} working days "
         "of its arrival. [The outer box is enough, it needn't be the original one.|No printer? Show the code in the "
         "mail at the counter.]",
            "You're within the 30 days, so this is easy. I've created return {z}: the label comes to {w} in a minute, "
            "and any {y} shop takes the parcel. The refund of {m} goes back the way you paid and usually shows up {k} "
            "days after we've scanned the parcel. Delivery costs are included because you're returning the whole "
            "order."},
        {"You can return items within 14 days in their original, unopened packaging. As yours has been opened, a "
         "return is [not possible|unfortunately excluded].",
            "To return a product, go to our website and follow the return instructions. [Is there anything else?|They "
            "are easy to find.]",
            "I have cancelled your order {o}. It will not be shipped."},
        {"Your own site says 30 days, opened or not. I just need a label for the {1}, order {o}.",
            "[That's not what I asked.|No.] I have the {1} here and want to send it back. Can you make a return "
            "label?"},
        {"Can I exchange it for another colour instead?", "Is it a problem that I've thrown away the box?"},
        {"Yes. I've put one in black aside for you; it ships as soon as {y} scans the return, so you won't pay twice. "
         "If you change your mind, it simply turns into a refund.",
            "Not at all. Any sturdy box does, just wrap the {1} well and stick the label on the outside."}},
    // The refund does not come
    {{"{g}I sent back order {o} on {t} and still don't have my {m}. [What's taking so long?|When do I get it?]",
         "{g}Where's my refund? {y} says you received the parcel on {t}. [I'm still waiting.|How long can that take?]",
         "{g}Refund for return {z}: my bank [sees nothing|can't find anything]. It should be {m}.",
         "{g}You promised me {m} back for order {o}. [That was on {t}.|Nothing has happened so far.]"},
        {"Let me find it. Did you pay by card or with a voucher?",
            "I can look that up. Was it the whole order or only part of it?"},
        {"By card, the one ending in {l}.", "The whole order[, everything in one parcel|]."},
        {"I see it: the parcel was scanned on {t}, but the refund was held because the serial number had been typed in "
         "wrong. I've corrected that and released **{m}** just now to the card ending in {l}. Banks need 2 to {k} "
         "working days, so expect it by {T}. [Reference for your bank: {z}.|I'm sorry nobody told you.]",
            "The {m} left our account on {t} with the reference {z}, but it went to the card you used for the order, "
            "which has since been replaced by your bank. Banks pass such payments on to the new card, usually by {T}. "
            "If it isn't there by then, send me a statement and I'll [trace it|have the payment called back and sent "
            "again]."},
        {"Your refund has been processed. [Please allow 5 to 10 working days.|You should have received it already.]",
            "I can see that your order {o} is being prepared for shipping. You'll get an e-mail once it is on its way.",
            "To request a refund, please send the item back to us first. [Would you like a return label?|We'll be "
            "happy to check it.]"},
        {"I sent it back weeks ago and you have confirmed that you got it. What's the date and the reference of the "
         "payment of {m}?",
            "That [doesn't help|is what your colleague said last week]. Return {z}, order {o}, {m}: was it paid or "
            "not?"},
        {"Why did nobody let me know?", "Could I have it as a voucher instead, if that's faster?"},
        {"Because the mail about the serial number went out without a link to answer it, which was our mistake. I've "
         "passed that on with {z} as the example.",
            "You could: a voucher would be there at once and I'd add {q} for the trouble. But the transfer is on its "
            "way now, so I'd just wait for it."}},
    // Another date
    {{"{g}I need to move my booking {b} ({s}, {d}) to {T}. [Is that possible?|What does it cost?]",
         "{g}Can you change my flight {c} to {d}? Booking {b}. I'd like to leave on {T} instead[ of {U}|].",
         "{g}[Something came up|My plans have changed]: can my stay at {s} start on {T}? Booking {b}, [two people|one "
         "adult].",
         "{g}I have to fly on {T} and not on {U}. [{c} to {d}, booking|Booking] {b}. [What would it cost?|]"},
        {"I can do that. Should the [return|length of the stay] stay as it is, or move along?",
            "Let me check. Are you flexible about the time of day, or must you be there in the morning?"},
        {"[Everything else stays the same.|Same length please.]",
            "The morning would be better, but I can live with the afternoon."},
        {"Done. {s} in {d} has the same kind of room for the new date, from {T} until {U}, at the price you've paid. "
         "Nothing to pay, and free cancellation still runs until two days before. [You'll find the changed booking {b} "
         "in the app.|Breakfast is still included.]",
            "Your booking {b} is moved to **{T}**, leaving {c} at {h}. The fare went up a little: {q} in all, charged "
            "to the card ending in {l}, no change fee on top. The new confirmation is on its way to {w}. [Your seats "
            "and the baggage came along.|You keep your seat by the window.]"},
        {"I've cancelled your booking {b} as requested. The cancellation fee is {m}.",
            "Changes can be made under My trips. [Select the booking and follow the steps.|Please note that not every "
            "fare can be changed.]",
            "Your booking {b} for {U} is confirmed. Have a great trip to {d}!"},
        {"No, I don't want to cancel, I want to [travel on {T}|move it to {T}]. Please check what {b} looks like now.",
            "It's still showing {U} here. I need {b} on {T}. Can you change the date, yes or no?"},
        {"Is the old confirmation still valid?", "And if my plans change again?"},
        {"No, only the new one counts. The code {b} stays the same, so nothing changes in the app.",
            "Then you can move it once more without a fee until 24 hours before; only a difference in price would be "
            "due."}},
    // Cancelling
    {{"{g}I have to cancel {b}, the trip to {d} on {T}. [How much do I get back?|I'm ill and can't travel.]",
         "{g}My room at {s} has to go, sorry: booking {b}, arriving {T}. What does that cost me?",
         "{g}[Need to cancel|Please cancel] booking {b}[ and tell me what I get back|, my plans have changed].",
         "{g}We can't come to {d}. Please cancel the hotel, {b}. [Is there a fee?|We arrive on {T}, or rather we "
         "don't.]"},
        {"I'm sorry to hear that. Shall I cancel right away, or would you like to think about another date?",
            "Is it for everybody on the booking, or only for one of you?"},
        {"Cancel it[ please|], another date won't work.", "For all of us."},
        {"Booking {b} is cancelled. You were still inside the free period, so the full **{m}** goes back to the card "
         "ending in {l}, by {U} at the latest. The hotel and the transfer are cancelled along with it; the "
         "confirmation is at {w}. [I hope it all works out.|Get well soon!]",
            "It's cancelled. You were more than two days early, so {s} only keeps a fee of {q} and you get the rest of "
            "the {m} back; later it would have been the whole first night. The money arrives within {k} working days "
            "on the card ending in {l}. [The confirmation with both amounts is at {w}.|You'll find it under {b} in the "
            "app, too.]"},
        {"Your fare is non-refundable. [There's nothing to pay back.|I'm afraid that's final.]",
            "You can cancel a trip in the app. [Open the trip and choose Cancel.|I can't tell what it would cost.]",
            "I have moved your booking {b} to {U}. See you in {d}!"},
        {"My confirmation says free cancellation until two days before arrival. It's [in writing|right here]. Please "
         "check {b} again.",
            "I asked [to cancel|for a cancellation], not for this. {b}: cancelled or not, and how much do I get back?"},
        {"Can I have a confirmation for my insurance?", "Could somebody else have gone in my place?"},
        {"Of course. I've sent a cancellation notice with dates and amounts to {w}; insurers accept it as it is.",
            "For a room yes, any name works. With flights the airline wants more for a new name than you'd have saved, "
            "so cancelling was the better deal."}},
    // Charged twice
    {{"{g}You charged me {m} twice [on {t}|for order {o}]. Please [fix that|give one back].",
         "{g}There are two payments of {m} on my card ending in {l}, both from {t}. I only bought [one thing|a {1}].",
         "{g}My statement shows {m} [twice|two times] on {t}. [One of them can't be right.|What's the second one for?]",
         "{g}I paid for order {o} once and was billed two times, {m} each. Card ending in {l}."},
        {"I'll look into it. Are both payments booked, or is one of them marked as pending?",
            "Let me check. Did you get an error message when you paid?"},
        {"I can't tell, the app just [shows both|lists them].",
            "Yes, [a white page|some timeout], so I pressed the button again."},
        {"You're right: the first attempt on {t} timed out on our side and still went through, then you paid again. "
         "I've refunded the second **{m}** to the card ending in {l}, reference {z}; it will be there by {T}. [Your "
         "order {o} isn't affected.|No fees on your side, and I'm sorry for the scare.]",
            "I've checked both. One is your order {o}; the other is the reservation your bank made when the first try "
            "failed. It was never collected and disappears by itself, at the latest on {T}. [If it doesn't, call your "
            "bank with the number {z}.|I've asked for it to be released today.] So you have paid {m} once."},
        {"I see one payment of {m}. Everything is in order with your account. [Is there anything else?|]",
            "Prices may change from time to time. Please see our terms for details.",
            "I've refunded {m} for order {o} and cancelled it. It will not be delivered."},
        {"There are two, I'm looking at my statement: {t}, {m}, and {t}, {m} again. [Please look again.|Same amount, "
         "same card, ending in {l}.]",
            "I don't [want|need] that explained, I want the second {m} back. What do you need from me?"},
        {"Will I be charged interest for it?", "Can I get a confirmation in writing?"},
        {"Not by us. Should your bank charge anything, send me the line and we pay it.",
            "It's on its way to {w}: both payments, the refund and the reference {z}."}},
    // An invoice with a company's name
    {{"{g}I need a proper invoice for order {o} with our company name and VAT number. [Accounting sent mine back.|The "
      "one I have shows my private name.]",
         "{g}Could you [resend|send me] invoice {i}? [I can't find it anywhere.|The link in the mail is dead.]",
         "{g}Accounting wants {i} again, made out to the company and not to me, with the VAT number. [It's all in my "
         "profile.|Is that possible?]",
         "{g}I need the invoice for order {o} from {t}. [The download stops with an error.|There's nothing in my "
         "mails.]"},
        {"Sure. Shall I send it to {w} or to another address in the account?",
            "I can do that. Is a PDF enough, or do you need it on paper?"},
        {"To {w}[ please|], that's fine.", "PDF is [fine|perfect]."},
        {"I've reissued {i} with your company's name, address and VAT number and sent it to {w} as a PDF. The old one "
         "is cancelled by a credit note, so accounting gets both. [From now on all invoices will look like this.|You "
         "can also download it under Billing > Documents.] The total is unchanged: {m}.",
            "Here we go: invoice {i} over {m}, dated {t}, is in your inbox at {w}. The links in older mails stop "
            "working after 30 days, that's why you only saw an error. [All documents are also under Billing > "
            "Documents, without a time limit.|Should it not arrive within ten minutes, look for the sender "
            "billing@fernway.example.]"},
        {"Invoices are sent automatically by e-mail after each order. [Please check your spam folder.|]",
            "Your total for order {o} is {m}. [The amount includes all taxes.|It was paid by card.]",
            "I'm not able to change invoices. They are created by the system."},
        {"I have the invoice. It shows the wrong name. I need {i} again with the company and the VAT number on it.",
            "There is no mail and the link doesn't work, that's why I'm here. Can you please just send me {i}?"},
        {"Can you send a copy to our accounting department?", "Is it the same for the subscription?"},
        {"Yes: add their address under Billing > Recipients and they get every invoice. I've sent {i} to you only, "
         "since I may not send it to an address that isn't in the account.",
            "It is, as soon as the company is set as the payer. I've done that, so the next one on {T} is right."}},
    // Locked out
    {{"{g}New phone, and now the authenticator app is empty. How do I get back into my account?",
         "{g}[Password reset|The reset mail] doesn't work: the link says expired every time. I've tried it {k} times.",
         "{g}My old phone is [broken|gone], and the login wants a code from it. [My address is {w}.|I have a trip on "
         "{T} and all my tickets are in there!]",
         "{g}Locked out since {t}. I ask for a new password, get a mail, and the link is \"no longer valid\". "
         "[Address: {w}.|I need my tickets for {T}!]"},
        {"Let's get you back in. Do you still have one of the recovery codes, or access to {w}?",
            "I can help with that. What do you see exactly after you enter the password?"},
        {"I can read my mail, but I have no recovery codes.", "It says \"{e}: session could not be verified\"."},
        {"I've checked that it's you and switched off the old authenticator. A one-time link is on its way to {w}; it "
         "works for 30 minutes and in one browser only, so open it on the device you want to use. Then set up the new "
         "phone under Security. [Your tickets for {T} are untouched.|All old sessions have been signed out.]",
            "The reason is simple: every new request cancels the link before it, so the last mail is the only one that "
            "works. I've cleared the lock after {k} attempts. Wait two minutes, ask for **one** new link at the login "
            "page, and open the newest mail at {w}. I can see here that it's been sent at {h}."},
        {"Please use the \"Forgot password\" link on the login page. [It will send you an e-mail.|]",
            "For security reasons I can't help with accounts. [Please log in and contact us from there.|]",
            "I've deleted the account {w} as you asked. [We're sorry to see you go.|]"},
        {"That doesn't help, it asks me for the code from the old phone again. [Can't you switch that off?|And that "
         "phone doesn't exist any more.]",
            "I've done that {k} times. The link is always expired. Can somebody look at my account, please?"},
        {"How can I avoid that next time?", "Did anybody else try to get in?"},
        {"Print the recovery codes under Security, or add a second phone. Either is enough to get in without us.",
            "No. All attempts since {t} came from your usual place in {c}, on the same kind of phone."}},
    // A new address for the account
    {{"{g}I'd like to change the e-mail address of my account. [The old one is from a job I've left.|I'm losing access "
      "to it soon.]",
         "{g}My name is misspelled in the account and so it is on the ticket {b}. Can you change it to {n}?",
         "{g}[I have a new e-mail address|My provider is shutting down]. Where do I change it without losing my "
         "orders?",
         "{g}I booked {b} with a typo in my first name, it should be {n}. [Can that be corrected?|Will they let me on "
         "board?]"},
        {"Sure. Can you still read mail at the address in the account?",
            "I can do that with you. Are you logged in right now?"},
        {"Yes, [for another week|still].", "I am, on [my laptop|the phone]."},
        {"This is how: Account > Profile > E-mail, enter the new address and confirm the code we send there. The old "
         "address gets a notice with a link to undo it for 7 days. Orders, bookings and your points stay where they "
         "are. [I've started it for you, the code is already on its way.|It takes about two minutes.]",
            "I've corrected the name in the profile; it now reads {n}. On the ticket {b} a correction of up to three "
            "letters is free and done as well, the new confirmation comes to {w}. [Please check that it matches your "
            "passport.|Points and orders haven't moved.]"},
        {"You can edit your notification settings under Account > Messages. [There you can switch newsletters off.|]",
            "Personal data can't be changed. Please create a new account. [Your orders and tickets will stay in the "
            "old one.|]"},
        {"I don't mean newsletters. I mean the address [I log in with|of the account itself].",
            "It's about my name on {b}. It has to match my passport, and it says something else. Please correct it to "
            "{n}."},
        {"Do I lose my points?", "Do I get that confirmed?"},
        {"No, they belong to the account, whatever it says in the profile. You have {k}40 of them right now.",
            "Yes, a mail with the old and the new entry is on its way."}},
}};

static_assert(isWellFormed(kShopEn));

std::span<const Scenario, 10> shopEn()
{
    return kShopEn;
}

} // namespace turnout::demo
