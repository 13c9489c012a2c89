// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// English, devices to warranty. {1} is the product's name and noun ("Halo S speaker"): my {1}, the {1}.
namespace turnout::demo {

constexpr std::array<Scenario, 10> kDeskEn{{
    // It does not connect
    {{"{g}My {1} won't connect to the Wi-Fi any more. [It shows {e}.|The light just keeps blinking.] [The phone is "
      "online without trouble.|Everything else works.]",
         "{g}Since the update to {v} my {1} [loses the connection every few minutes|can't find the network]. Any idea?",
         "{g}Trying to set up my new {1} and it's stuck at \"connecting\" with {e}. [Tried it {k} times.|Restarted "
         "everything already.]",
         "{g}The {1} was online for months. Since {v} it [drops out all the time|only says \"no network\"], while my "
         "laptop next to it is fine."},
        {"Let's find out. Is your network on 2.4 GHz, 5 GHz, or both under one name?",
            "Have you changed the router or the password lately?"},
        {"Both under one name, I think.", "The router is the same as ever."},
        {"{e} means the password was accepted but the router gave no address. That's typical when 2.4 and 5 GHz share "
         "one name:\n\n1. Hold the side button of the {p} for 10 seconds until the light turns amber.\n2. In the "
         "router, [switch off 5 GHz for two minutes|open the guest network, it is 2.4 GHz only].\n3. Pair again, then "
         "switch 5 GHz back on.\n\nThe {p} remembers the right band afterwards. [Firmware {v} is the current one, so "
         "nothing to update.|]",
            "I've read the diagnostics: signal is fine, but the {p} still holds the keys of your old network and {v} "
            "no longer drops them by itself. Open the app > {p} > Network > Forget all, wait until it restarts, then "
            "add the network again. It takes a minute, and your settings stay. [A fix comes with the next version "
            "around {T}.|If {e} comes back, tell me and I'll have it exchanged.]"},
        {"Please make sure that your device is switched on and that Wi-Fi is available. [You can also restart it.|]",
            "The {p} doesn't have Wi-Fi. You need to connect it with the cable that came in the box.",
            "To pair Bluetooth headphones, hold the power button for 5 seconds and choose them in the Bluetooth menu "
            "of your phone."},
        {"I've restarted it {k} times. The display says {e}. What does {e} mean?",
            "That's not it, [the Wi-Fi is fine, only|everything is online but] the {1} isn't. What else can I try?"},
        {"Do I have to do that after every update?", "Can I see somewhere how good the signal is?"},
        {"No, only this once. From the next version on it forgets old networks by itself.",
            "Yes, in the app under {p} > Network. Above 60 % is fine; under 40 % move it closer to the router."}},
    // The battery
    {{"{g}The battery of my {1} is empty after {k} hours. [It used to last for days.|It's only a few months old.]",
         "{g}My {1} doesn't charge any more. [The LED blinks red {k} times.|It stops at 80 %.]",
         "{g}[Since {t}|Lately] I have to charge my {1} twice a day. [{k} hours is all I get.|I hardly use it.]",
         "{g}The {1} gets really warm when charging. Is that [normal|dangerous]? It [takes forever|stops at 80 %], "
         "too."},
        {"Which charger and cable do you use, the ones from the box?",
            "Did it start suddenly, or did it get worse over time?"},
        {"The charger of my laptop and [the original cable|some other cable].",
            "Suddenly, [after the update to {v}|around {t}]."},
        {"Since {v} there's a setting called *Always listening* that's on by default, and it costs about half of the "
         "battery. Switch it off under Settings > Power, then charge to 100 % once without a break so that the gauge "
         "is right again. [If it still doesn't get through the day after that, the cell is weak and I'll have it "
         "replaced, you're inside the warranty.|After that you should be back to normal by tomorrow.]",
            "The {p} stops at 80 % on purpose when it's warm or when the charger delivers less than 18 W. Please try "
            "the original cable directly at the wall, not at a laptop, and take it out of its sleeve. Up to 43 °C is "
            "normal. [Should the LED blink {k} times again, that's {e}: the contact is dirty, a dry cotton bud is "
            "enough.|If it ever gets hotter than you can hold, unplug it and write to us.]"},
        {"Batteries lose capacity over time. [That's normal.|You could buy a new one.]",
            "Please charge your device regularly and keep it away from heat. [Is there anything else?|]",
            "The {p} has no battery. It has to be plugged in all the time."},
        {"It's {k} months old, that's not age. [What can I do?|Is there a setting for it?]",
            "I know how to charge things. Why does it [drain|behave] like this since {t}?"},
        {"Should I let it run down to zero now and then?", "Is it OK to leave it on the charger overnight?"},
        {"Please don't, that wears it out. Between 20 and 80 % is best for it; a full charge once a month is enough.",
            "Yes. It stops by itself and only tops up below 95 %."}},
    // Which one to buy
    {{"{g}I'm looking for a {1} or something like it, up to {m}. [It's for a {k}-week trip.|It has to fit into hand "
      "luggage.]",
         "{g}Is the {1} worth {m}, or [is the older one good enough|should I wait for the next one]?",
         "{g}Can you recommend a [light|robust|quiet] {1}? I travel to {d} [a lot|in {k} weeks].",
         "{g}What's the difference between the {p} and the one before? [The product pages all sound the same.|I don't "
         "need the newest.]"},
        {"Gladly. What matters most to you: weight, battery life or price?",
            "Will you use it mostly on the road or at home?"},
        {"[Weight. I only travel with hand luggage.|Battery, I'm often a day away from a socket.]",
            "[Mostly on the road|On trips], in trains and hotels."},
        {"For that I'd take the **{p}** at {m}: it's {k}0 g lighter than the one before, charges over USB-C and "
         "survives rain. What you give up is the bigger display. [It's in stock and would be with you on {T}.|If you "
         "can do without the fast charging, last year's model costs {q} less and is just as robust.]",
            "In short, the new one pays off if you use it outdoors.\n\n- **Price:** {m}, the one before is {q} less\n- "
            "**Battery:** 1{k} hours instead of 9\n- **Splash-proof:** only the {p}\n\nFor use at home the older one "
            "is fine. With [hand luggage|your trip to {d}] in mind, I'd pay the difference for the battery."},
        {"We have many great products! Please visit our shop and use the filters to find the one that suits you.",
            "I recommend our travel insurance for your trip to {d}. It covers luggage up to {m}.",
            "The {p} is the best one we have. [Everybody loves it.|You can't go wrong with it.]"},
        {"I was hoping for a reason. How does the {p} compare in [weight and battery|price and weight]?",
            "That's advertising. Which of the two would you pick for {k} weeks with hand luggage, and why?"},
        {"Does it come with a case?", "Can I try it and send it back?"},
        {"A simple sleeve is in the box. The padded one is {q} extra and only worth it if you check your bag.",
            "Yes, 30 days, opened is fine. We pay the postage."}},
    // Does it fit
    {{"{g}Does the {1} work in {d}? [Different voltage there, I think.|Which plug do I need?]",
         "{g}Can I take the {1} on a plane? [Hand luggage or checked?|The airline says something about watt hours.]",
         "{g}[Which adapter do I need|Do I need an adapter] to charge my {1} in {d}? [The manual doesn't say.|We leave "
         "on {T}.]",
         "{g}My airline asks for the watt hours of my {1}. [Am I allowed to take it?|Where may I pack it?] We fly to "
         "{d} on {T}."},
        {"Good question. Which version do you have, from before or after {t}?", "Is it for one trip or for good?"},
        {"[The new one, I think|The current one]. Firmware {v}.", "Just one trip[, {k} days|]."},
        {"The charger of the {p} takes 100 to 240 V by itself, so in {d} you only need a plug adapter and no "
         "transformer. The adapter for {q} in our shop fits; the one from the airport does too. [Radio bands are "
         "chosen by location, nothing to set.|Do the update to {v} at home, hotel networks are slow.]",
            "It may go into hand luggage and only there: its battery is below 100 Wh (the figure is printed on the "
            "back), which all airlines allow without asking. In checked baggage loose batteries are forbidden. [Switch "
            "it off and keep it from being pressed by accident.|Two spare batteries per person are fine as well.]"},
        {"The {p} is compatible with most devices. [Please see the manual.|]",
            "Yes, it works everywhere. [Even under water.|You don't need anything else.]",
            "I'm afraid I can't advise on travel regulations. [Please ask your government.|]"},
        {"That doesn't help me. I'd like to know about the sockets in {d}[, that's where I'm going on {T}|]. Adapter, "
         "yes or no?",
            "The manual is {k}4 pages long and doesn't say. I only want to know whether the {p} is allowed on the "
            "plane."},
        {"And on the way back to {c}?", "Does it have to be switched off at the security check?"},
        {"Nothing different: the same rules, and at home your own plug.",
            "You put it into the tray like a laptop; it may stay on standby."}},
    // A few days somewhere
    {{"{g}We have three days in {d} [at the end of the month|from {T}]. [Two adults, one child.|We like food and "
      "walking.] What should we not miss?",
         "{g}I land in {d} at {h} on {T} and only have until the next evening. How would you spend it?",
         "{g}First time in {d}, Friday to Sunday. [I'm vegetarian and hate queues.|My mother, 74, comes along.] Ideas?",
         "{g}One night and one day in {d}, [not too touristy please|and I'd like to see real life there]. [I stay at "
         "{s}.|Budget about {m}.]"},
        {"Lovely! What pace do you like: one big thing a day, or as much as fits?",
            "Gladly. Where will you stay, and do you mind public transport?"},
        {"[Slow please, rather sit somewhere nice.|Not too fast.]", "{s}. Trams are fine."},
        {"Here's a calm plan for {d}:\n\n**Day 1** Old town on foot, starting at 9 before the groups come. Lunch at "
         "the market hall, and a boat or the funicular in the afternoon.\n**Day 2** One museum (book the first slot), "
         "then the park behind it. Dinner in a side street, not on the main square.\n**Day 3** The coast or the hills "
         "by local train, back for dinner.\n\n[From {s} everything is within 20 minutes.|Reckon with {q} a day for "
         "tickets "
         "and transport.] [Most museums close on Mondays.|It's often wet in the evening, take a jacket.]",
            "I'd do it like this:\n\n- **Evening:** walk along the river from the station, eat where the menu is "
            "short, early to bed.\n- **Morning:** the view point at sunrise, coffee at a bakery next to the covered "
            "market.\n- **Noon:** one sight only, the cathedral or the design museum; tickets online, about {q}.\n- "
            "**Afternoon:** the quarter north of the canal: workshops, second-hand books, no buses full of "
            "people.\n\nThat leaves two hours for nothing, which is the best part of {d}."},
        {"{d} is a wonderful city with something for everyone! There are many sights, restaurants and shops. Enjoy!",
            "Day 1: beach and diving. Day 2: skiing on the glacier. Day 3: flight home. [Have fun!|That's {d} at its "
            "best.]",
            "For {c} I recommend the castle, the zoo and the shopping street."},
        {"That could be about any city. Concretely: {d}, what would you do on each of the three days?",
            "Have you read what I wrote? One evening and one day in {d}. Please try again with [something real|places "
            "I can actually reach]."},
        {"What do we do if it rains?", "And where do we eat on the first evening?"},
        {"Then do the museum and the market hall first, both are indoors; the old town is nice in the rain, too.",
            "Near {s} there's a street with five small places; go to the one without pictures on the menu, and be "
            "there before 8."}},
    // How to get there
    {{"{g}What's the best way from {c} to {d} on {T}? [Train if possible.|I don't want to change more than once.]",
         "{g}Can I get from {c} to {d} without flying? [How long does it take?|I'd leave on {T}.]",
         "{g}I have to be in {d} on {T}, starting from {c}. [What are my options?|What would you take?]",
         "{g}We'd rather not fly: {c} to {d}, leaving {T}, back on {U}. [Is there a decent train?|Does that work?]"},
        {"Let me look. When do you have to be there at the latest?", "For how many people, and with how much luggage?"},
        {"[Any time in the evening|In time for dinner].", "[Two of us, one suitcase|The two of us with backpacks]."},
        {"The best I've found from {c} to {d} on {T}:\n\n1. **{h}**, one change, {m}, arrives in the early "
         "evening.\n2. The night train, no change, {q} more with a couchette.\n3. The first flight, direct, cheaper "
         "but without luggage.\n\nI'd take the first one: 50 minutes to change, on the same platform. [I can hold it "
         "for you until midnight.|Seats by the window are still free.]",
            "Yes, and it's nicer than it sounds: {c} to {d} with one change, {m} for two. It leaves on {T} at {h} and "
            "takes most of the day. The second train is the one with the view, sit on the left. [Tickets can be "
            "returned until the day before.|Book today, the cheap ones are nearly gone.]"},
        {"There are flights and trains between many cities. [Please check a travel portal.|]",
            "From {d} to {c} there's a train on {T} at {h}. Shall I book it?",
            "You can't get from {c} to {d} without flying."},
        {"You've got it wrong: I'm in {c} and want to go to {d}, on {T}. What are my options?",
            "No. A friend did it by train last year. Please look again: {c} to {d}, {T}, with a time and a price."},
        {"What if the first train is late?", "Is there a reduction for children?"},
        {"It's one ticket, so you may take any later train on that day without paying again.",
            "Under 6 they travel free, up to 14 for half the price when they're on your booking."}},
    // Code: webhooks
    {{"{g}Our webhook endpoint rejects every call from you since [{t}|this morning] with \"{E}\". This is the "
      "check:\n\n{B}\n\nWhat's wrong with it?",
         "{g}How do I verify the signature of your webhooks? Mine never matches:\n\n{B}",
         "{g}Our check returns false for valid events. [Secret is right, I've rotated it twice.|Works in the sandbox, "
         "fails in production.]\n\n{B}",
         "{g}Can you spot the bug? Every delivery ends with \"{E}\" [although the secret is right|since we went "
         "live].\n\n{B}"},
        {"Does anything parse the body before your handler sees it, for example a JSON middleware?",
            "Is there a proxy in front of it?"},
        {"There's a JSON middleware for all routes, yes.",
            "[Nothing in front, just the app|A load balancer, but it only terminates TLS]."},
        {"The signature covers the **raw bytes** of the body. Your code parses the JSON and serialises it again, so "
         "blanks and the order of keys change and the two can never match. Take the bytes as they arrive, and compare "
         "in constant time:\n\n{C}\n\n[The timestamp is part of the signed text and guards against replays; five "
         "minutes is a good limit.|In the sandbox it may work, because those events are already compact.]",
            "Two things: you sign the re-serialised JSON and not what was sent, and a plain comparison leaks timing. "
            "This works:\n\n{C}\n\nAfter the change, send yourself a test event under Developers > Webhooks > Replay. "
            "[You'll see \"{E}\" go away at once.|Events from today are retried for 72 hours, so nothing is lost.]"},
        {"The code looks right to me. Try this:\n\n{B}\n\n[That should work.|Let me know how it goes.]",
            "\"{E}\" means that your secret is wrong. [Please create a new one.|Rotate it and try again.]",
            "I'd suggest to skip the verification of the signature. It is optional."},
        {"That's the same code I sent you. The secret is right, I've checked. Why doesn't the signature match?",
            "Still \"{E}\". Could it be [the encoding of the body|something with the raw body]? Please look at the "
            "code again."},
        {"Can I see which events have failed?", "What is the limit for the response time?"},
        {"Yes: `GET /v2/webhooks/deliveries?status=failed`, newest first, with the response we got from you.",
            "10 seconds. Answer 200 at once and do the work in a queue; after three timeouts we slow down."}},
    // Code: rate limits and paging
    {{"{g}My sync job dies with \"{E}\" after {k} pages of `{F}`. What am I missing?\n\n{B}",
         "{g}I'm getting \"{E}\" from `{F}` although I'm way below {k}00 requests a minute. Code:\n\n{B}",
         "{g}Is there an official way to page through all records of `{F}`? [I get duplicates.|I always miss a "
         "few.]\n\n{B}",
         "{g}Nightly export from `{F}`, fails with \"{E}\" at a different page every time. [What's the right way to do "
         "this?|Please help.]\n\n{B}"},
        {"Is that job running once, or in several workers with the same key?",
            "Which plan is the key on, and do you read the response headers anywhere?"},
        {"[Four workers|Several workers], one key.", "Pro. No, I only look at the [status|body]."},
        {"Two problems: page numbers shift while new records come in (hence the duplicates), and there's no pause on "
         "429. Use the cursor and honour `Retry-After`:\n\n{C}\n\n[The limit is counted per key and not per process, "
         "so parallel workers share it.|With a page size of 200 you need a tenth of the requests.]",
            "`{F}` answers 429 with the seconds to wait in `Retry-After`. Your loop ignores it and tries again at "
            "once, which extends the block each time. Like this it runs through:\n\n{C}\n\nThe cursor is stable for 24 "
            "hours, so you may [stop and go on later|restart after a crash where you left off]."},
        {"You could try to add a few more retries:\n\n{B}\n\nThat usually solves it.",
            "The limit of requests is documented on our website. [Please stay below it.|]",
            "Please install the latest version of the SDK. [That fixes most problems.|]"},
        {"I don't use the SDK, I call `{F}` directly. How do I page without being blocked?",
            "More retries make it worse: now it's \"{E}\" after the first page. [What does the header say?|How long do "
            "I have to wait?]"},
        {"Can we get a higher limit?", "How do I only fetch what has changed?"},
        {"On Enterprise it's ten times as much. For a nightly job you don't need it, the loop above stays far below.",
            "With `updated_since=` and the time of your last run. Deleted records come as tombstones for 30 days."}},
    // Broken
    {{"{g}My {1} [stopped working on {t}|died overnight], now it [won't turn on|shows only {e}]. It's {k} months old. "
      "Is that covered by the warranty?",
         "{g}My {1} shows nothing but {e}. I've had it for over two years. [Is it worth repairing?|What would a repair "
         "cost?]",
         "{g}The {1} from order {o} has a [loose port|dead button] after {k} months. [It never fell.|What can I do?]",
         "{g}Bought my {1} more than two years ago, and now {e} [every time I switch it on|and nothing works]. Can you "
         "repair it?"},
        {"I'm sorry to hear that. Do you see any damage from outside or traces of water?",
            "Let me check. Do you have the serial number? It's on the back, under the logo."},
        {"No water, no damage.", "FW{x}, I think."},
        {"It's covered: you're {k} months in and the warranty runs for 24. I've opened repair {z}. {y} brings an empty "
         "box on {T} and takes the {p} along; you get it back within 10 days, or a new one if the part is missing. "
         "[Please remove your account from the device first.|You needn't pay anything, not even the postage.]",
            "I've checked: the warranty ran out on {t}, so a free repair isn't possible any more. But {e} is a known "
            "fault of that series and we repair it for a flat {q}, with a new year of warranty on it. [Shall I open "
            "it?|I've reserved that price for you until {T} under {z}.] A new {p} would be {m}."},
        {"Damage caused by the user isn't covered by the warranty. [Please handle your device with care.|]",
            "You can find information on the warranty in the booklet that came with your {p}.",
            "Yes, everything we sell has a lifetime warranty. [Just throw the old one away.|]"},
        {"I didn't damage it. It simply stopped from one day to the next. Please check order {o}.",
            "That's not what I wanted to know. What would it cost to repair {e}, and how do I send it in?"},
        {"Are my data safe?", "Can I get one on loan?"},
        {"Please make a backup if you can: the workshop resets the device. Nobody looks at what's on it.",
            "For Pro members yes: it comes in the same box, you send it back when yours is there."}},
    // What became of the repair
    {{"{g}My {1} has been in repair since {t}, number {z}. [Any news?|It was supposed to take 10 days.]",
         "{g}You want {m} for the repair {z}? [It's under warranty!|It was repaired before, and now {e} again.]",
         "{g}What's happening with {z}? [My {1} has been gone since {t}.|I sent in my {1} on {t} and haven't heard "
         "anything since.]",
         "{g}Repair {z}: my {1} came back with {e} again, and now there's a bill of {m}. [Seriously?|Please explain "
         "that.]"},
        {"Let me see. Did you get a message from the workshop in the last days?",
            "I'm looking at it. When you sent it in, was the cable in the box too?"},
        {"[Nothing that explains it|Just one mail with the number {z}].", "Only the device, no cable."},
        {"Repair {z} has been waiting for a part for {k} days; that part won't come before {U}. That's too long, so "
         "I've changed it into a replacement: a new {p} leaves today and reaches you on {T} via {y}. [The old one "
         "stays here.|The warranty starts again from zero.] I'm sorry that you had to ask.",
            "I've read the workshop's report. They replaced the battery, but {e} comes from the board, so the estimate "
            "of {m} was a mistake: it's a warranty case. I've crossed out the bill and sent it back with priority; "
            "it's finished by {T} at the latest. [You'll get a message at {w} as soon as it leaves.|If the fault "
            "appears a third time, you get a new one.]"},
        {"Your repair {z} is in progress. [Thank you for your patience.|]",
            "I can't find a repair. Would you like to buy a new {p} for {m}?",
            "Repairs usually take up to 10 working days. [Please wait.|]"},
        {"I can see \"in progress\" myself. It's been there since {t}. What exactly is [the hold-up|being done]?",
            "The number is {z}, it's in your own mail, with the {m} I'm supposed to pay. Please look once more."},
        {"Can you call me when it leaves?", "Do I have to be at home for that?"},
        {"I can't call, but I've switched on a text message for {z}.",
            "Somebody has to sign. A neighbour is fine, or choose a parcel shop in the message."}},
}};

static_assert(isWellFormed(kDeskEn));

std::span<const Scenario, 10> deskEn()
{
    return kDeskEn;
}

} // namespace turnout::demo
