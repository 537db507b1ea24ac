/** What people write to a company that lets holiday homes: subject, one-line summary, last message. */
export const topics: readonly [Topic, ...Topic[]] = [
  [
    "Door code does not work",
    "Keypad refuses the code; guest is outside.",
    "We are at the door and it only blinks red.",
  ],
  [
    "Wi-Fi is very slow",
    "Guest works remotely and cannot join calls.",
    "Is there another network we could use?",
  ],
  [
    "Late check-out on Sunday",
    "Asks to stay until 2 pm.",
    "Our train leaves at four, could we stay a bit longer?",
  ],
  [
    "Refund for the cancelled weekend",
    "Cancelled in time, money not back yet.",
    "It has been nine days now.",
  ],
  ["No hot water this morning", "Boiler shows an error.", "The display says E4."],
  [
    "Where do we park?",
    "Asks about the car park and its height limit.",
    "We have a roof box, 2.15 m in total.",
  ],
  ["Extra towels for six", "More guests than towels.", "Four would be enough, thank you!"],
  ["Noise from the flat above", "Complaint about a party at night.", "It went on until three."],
  ["Invoice with company address", "Needs the invoice for an expense claim.", "Please add our VAT number."],
  [
    "Cot and high chair",
    "Travelling with a baby of nine months.",
    "Do we need to bring bedding for the cot?",
  ],
  ["Can we bring our dog?", "Small dog, asks about the fee.", "She is very quiet and does not shed."],
  ["Left a charger behind", "Asks to have it posted.", "It should be next to the bed on the left."],
  ["Heating stays cold", "Radiators in two rooms do not warm up.", "The children are sleeping in jackets."],
  ["Change of dates", "Wants to move the stay by a week.", "Same price would be great."],
  ["Deposit was charged twice", "Two identical charges on the card.", "Here is a picture of my statement."],
  [
    "Key box is empty",
    "Cleaner seems to have taken the key along.",
    "We have been waiting for half an hour.",
  ],
  ["Is the pool heated in May?", "Question before booking.", "And is there a fence around it?"],
  ["Smoke alarm chirps", "Battery low, every minute.", "We cannot reach it without a ladder."],
  ["Washing machine leaks", "Water on the kitchen floor.", "I have turned off the tap."],
  ["Review mentions the wrong house", "A review was posted for another house.", "We never stayed there."],
  ["Owner statement for September", "Owner misses two bookings in it.", "The second week is not listed."],
  ["Gardener's visit", "Owner wants to agree a date.", "Any day but Friday."],
  ["Linen delivery was short", "Three sets missing.", "The driver has left already."],
  ["Request for a ground floor flat", "Guest uses a wheelchair.", "Are there steps at the entrance?"],
  ["Power cut in the evening", "Half of the rooms are dark.", "The fuse will not stay in."],
  ["Dishwasher tablets", "None left in the house.", "Which kind does the machine take?"],
  ["Airport transfer", "Six people and two bicycles.", "We land at 23:40."],
  ["Booking shows the wrong price", "Total differs from the offer.", "The cleaning fee is there twice."],
  ["Broken blind in the bedroom", "Cord snapped.", "It is stuck halfway."],
  ["Thank you!", "Praise for the house and the welcome.", "We will be back next year."],
];

/** The houses; a subject names one of them when it comes up a second time. */
export const houses = ["Dune House", "Pinewood 12", "Quay Loft", "Mill Cottage", "Lighthouse Flat"] as const;

export const channels = ["unthreaded_email", "email", "sms", "whatsapp", "booking_site", "phone"] as const;

type Topic = readonly [subject: string, summary: string, lastMessage: string];
