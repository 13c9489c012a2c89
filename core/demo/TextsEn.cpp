// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// English, what can be said in any session.
namespace turnout::demo {

constexpr Phrases kPhrasesEn{
    .greet = {"Hi! ", "Hello. ", "Hey, quick question. ", "Good morning. ", "Hi there. ", "Hello, {n} here. "},
    .spoken = {"Yes, hello. ", "Hello? ", "Um … ", "Right, so. ", "Hi, {n} speaking. "},
    .another = {"[Thanks. |Great. |OK. ]One more thing: ", "[Perfect. |]While I'm here: ", "Something else. ",
        "And another question. ", "OK, next one. "},
    .thanks = {"[Perfect|Great|Wonderful], thank you[ so much|]!", "Thanks, that's exactly what I needed.",
        "That worked[, thanks|]. 👍", "Brilliant, that was quick.", "[Oh good.|Ah, I see.] Thank you for your help!",
        "Super, all sorted. [Have a nice day!|Thanks!]", "Cheers, [works now|that's all]."},
    .thanksPlain = {"OK, [that'll do|got it now]. Thanks.", "Took a while, but [fine|it works now].",
        "Alright, thanks I guess.", "Good, but why not right away?", "OK. [I'll see whether it works|Let's see]."},
    .closing = {"You're welcome[, {n}|]! [Have a good day.|Enjoy your {1}!|]",
        "Glad that's sorted. [I'm here if anything else comes up.|]", "My pleasure. Safe travels!",
        "Happy to help. [Anything else, just write.|]", "Great to hear! [Have a good one.|]"},
    .tail = {"Is there anything else I can do?", "Does that help?", "Let me know if anything is unclear.",
        "Tell me if it doesn't work out.", "Shall I send you that by e-mail as well?"},
    .checking = {"One moment, I'm looking that up.", "Let me check.", "I'm opening it now, just a second.",
        "I'll have a look at the system.", "Checking …"},
    .sorry = {"I'm sorry, I got that wrong. ", "You're right, sorry. ", "My mistake, let me look again. ",
        "Thank you for your patience. ", "I apologise for the confusion. "},
    .retrying = {"The system didn't answer, I'm trying again.", "That took too long. One more try.",
        "There was a hiccup on our side, just a second please."},
    .toolFailed = {"I can't reach the system at the moment. Please try again later.",
        "Something went wrong[ on our side|]. Please come back in a few hours.",
        "I'm afraid the lookup failed. [I can't tell you anything without it.|You could try the website.]",
        "There's a technical problem ({e}). I can't see any data right now."},
    .partial = {"What I can't do from here is confirm it in writing; please ask for that by e-mail.",
        "I couldn't check the last part, so please look at it once more in your account.",
        "That's as far as I get; for the rest you have to fill in the form under Help.",
        "I'm not entirely sure about the date, it may be a day later."},
    .stall = {"I've passed it on to the department in charge. They'll get back to you.",
        "I'll take care of it and let you know. [Please be patient.|]",
        "Your request has been noted. [Somebody will look at it.|It's being worked on.]",
        "Thanks for the details. We're looking into it and will contact you [soon|as soon as possible]."},
    .refuse
    = {"I'm sorry, but I can't help with that.", "That's outside of what I'm allowed to do. [Please understand.|]",
        "For reasons of data protection I can't give any information on this.",
        "I'm only a virtual assistant and can't [access|do] that."},
    .rude = {"As I've already said: ", "If you read the help page, you'd know: ", "It's really not that hard. ",
        "Please calm down. "},
    .complain = {"That doesn't answer my question.", "No, that's [wrong|not right].", "Did you even read what I wrote?",
        "That's not what I asked.", "Sorry, but that's no help."},
    .push = {"And what am I supposed to do now?", "Why not? [It worked last time.|That can't be so hard.]",
        "I've been waiting for {k} days already. [I need this today.|When exactly?]",
        "That's not good enough. Can you please try again?", "So nobody does anything. When will I hear from you?"},
    .angry = {"You're going round in circles. This is the [third|second] time you tell me the same thing.",
        "Unbelievable. I've wasted {k}0 minutes on this.", "Same answer again?? This is useless.",
        "So I have to sort it out myself. Great service.", "Are you even a person? This makes no sense.",
        "I've explained it twice now. [It can't be that difficult.|Please READ it.]"},
    .offTopic = {"What has that got to do with my question?", "Wrong topic. I asked something completely different.",
        "I think you're mixing me up with somebody else.", "Huh? That's not my problem at all."},
    .wantsHuman = {"I'd like to talk to a person, please.", "Can you connect me with a human?", "[Agent|Human] please.",
        "Give me somebody who can actually decide something.", "Is there a phone number? I want to speak to someone."},
    .handOff = {"I'm connecting you with {a} from our team. [The waiting time is about {k} minutes.|They see our whole "
                "conversation.]",
        "Of course. I've handed it over to a colleague under {z}; you'll hear from us by {T}.",
        "I understand. {a} takes over here, please stay in this window.",
        "All our agents are busy at the moment. They'll call you back between {h} and 20:00."},
    .leaves = {"Forget it.", "I give up. [I'll call tomorrow.|]", "Then I'll order somewhere else.",
        "OK, no point. Bye.", "I'll do a chargeback then.", "Never mind[, I'll find out myself|]."},
    .commentUp = {"quick and correct", "Solved in two minutes!", "Better than calling.", "nice, clear answer",
        "exactly what I needed", "Didn't expect that it would just work."},
    .commentDown = {"useless", "Keeps repeating itself", "Didn't understand my question at all.", "wrong information!!",
        "I want a human.", "wasted my time", "It promised a refund that never came.", "no answer to a simple question"},
    .system = {"You are the assistant of Fernway, a shop for trips and travel electronics. Answer briefly, look things "
               "up before you state them, and hand over to a person when asked.",
        "Fernway assistant, embedded in a partner's site. Customer: {n}, {w}. Use the tools for anything about orders "
        "or bookings. Never guess amounts or dates."},
};
static_assert(isWellFormed(kPhrasesEn));

const Bank& bankEn()
{
    static const Bank bank{
        .phrases = kPhrasesEn,
        .scenarios = {shopEn(), deskEn()},
        .products = {{{"smartwatch"}, {"speaker"}, {"camera"}, {"e-reader"}, {"tablet"}, {"power bank"}, {"router"},
            {"drone"}, {"charger"}, {"projector"}, {"phone"}, {"printer"}}},
        .articles = {},
        .cities = {"Lisbon", "Vienna", "Prague", "Copenhagen", "Munich", "Milan", "Seville", "Lyon", "Kyoto", "Osaka",
            "Chicago", "Boston", "Seattle", "Toronto", "Montreal", "Lima", "Bogotá", "Edinburgh", "Zurich", "Valencia",
            "Paris", "Hamburg", "Barcelona", "London", "Sydney", "São Paulo", "Mexico City"},
        .names
        = {"Emma", "Noah", "Olivia", "Liam", "Ava", "Ethan", "Sophie", "Jack", "Grace", "Daniel", "Chloe", "Ryan",
            "Priya", "Arjun", "Megan", "Owen", "Hannah", "Marcus", "Zoe", "Caleb", "Amira", "Felix", "Nora", "Samuel"},
        .months = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"},
        .modelFirst = true,
    };
    return bank;
}

} // namespace turnout::demo
