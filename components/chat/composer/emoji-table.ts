import type { EmojiName } from './completion.ts';

/** The emoji that people write in a chat, by the names they know them by. Loaded when the first is typed. */
const TABLE = `
smile 😄 smiley 😃 grin 😁 grinning 😀 laughing 😆 joy 😂 rofl 🤣 sweat_smile 😅 wink 😉 blush 😊 innocent 😇 heart_eyes 😍
star_struck 🤩 smiling_hearts 🥰 kissing_heart 😘 yum 😋 tongue 😛 stuck_out_tongue_wink 😜 zany 🤪 hug 🤗 thinking 🤔 shush 🤫
hand_over_mouth 🤭 zipper_mouth 🤐 raised_eyebrow 🤨 neutral 😐 expressionless 😑 no_mouth 😶 smirk 😏 unamused 😒 eye_roll 🙄
grimace 😬 liar 🤥 relieved 😌 pensive 😔 sleepy 😪 drool 🤤 sleeping 😴 mask 😷 sick 🤢 vomit 🤮 sneeze 🤧 hot 🥵 cold 🥶
dizzy_face 😵 exploding_head 🤯 cowboy 🤠 party_face 🥳 sunglasses 😎 nerd 🤓 monocle 🧐 confused 😕 worried 😟 frown ☹️
open_mouth 😮 astonished 😲 flushed 😳 pleading 🥺 anguished 😧 fearful 😨 cry 😢 sob 😭 scream 😱 disappointed 😞 sweat 😓
weary 😩 tired 😫 yawn 🥱 triumph 😤 angry 😠 rage 😡 cursing 🤬 devil 😈 skull 💀 poop 💩 clown 🤡 ghost 👻 alien 👽 robot 🤖
melting 🫠 salute 🫡 peeking 🫣 holding_back_tears 🥹 cat_smile 😺 cat_joy 😹 cat_love 😻 cat_cry 😿 see_no_evil 🙈 hear_no_evil 🙉
speak_no_evil 🙊 heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 black_heart 🖤
white_heart 🤍 brown_heart 🤎 broken_heart 💔 sparkling_heart 💖 two_hearts 💕 heartbeat 💓 cupid 💘 kiss 💋 hundred 💯 anger 💢
boom 💥 dizzy 💫 sweat_drops 💦 dash 💨 zzz 💤 speech 💬 thought 💭 wave 👋 raised_hand ✋ vulcan 🖖 ok_hand 👌 pinch 🤏 peace ✌️
fingers_crossed 🤞 love_you 🤟 horns 🤘 call_me 🤙 point_left 👈 point_right 👉 point_up ☝️ point_down 👇 thumbs_up 👍 +1 👍
thumbs_down 👎 -1 👎 fist ✊ punch 👊 clap 👏 raised_hands 🙌 open_hands 👐 handshake 🤝 pray 🙏 writing ✍️ nails 💅 selfie 🤳
muscle 💪 ear 👂 nose 👃 brain 🧠 eyes 👀 eye 👁️ tongue_out 👅 lips 👄 baby 👶 facepalm 🤦 shrug 🤷 bow 🙇 dancer 💃 dancing_man 🕺
runner 🏃 walking 🚶 mage 🧙 fairy 🧚 vampire 🧛 zombie 🧟 mermaid 🧜 superhero 🦸 dog 🐶 cat 🐱 mouse 🐭 hamster 🐹 rabbit 🐰 fox 🦊
bear 🐻 panda 🐼 koala 🐨 tiger 🐯 lion 🦁 cow 🐮 pig 🐷 frog 🐸 monkey 🐵 chicken 🐔 penguin 🐧 bird 🐦 chick 🐤 duck 🦆 eagle 🦅
owl 🦉 bat 🦇 wolf 🐺 horse 🐴 unicorn 🦄 bee 🐝 bug 🐛 butterfly 🦋 snail 🐌 turtle 🐢 snake 🐍 dragon 🐉 dino 🦖 octopus 🐙 crab 🦀
fish 🐟 dolphin 🐬 whale 🐳 shark 🦈 elephant 🐘 sloth 🦥 otter 🦦 hedgehog 🦔 paw 🐾 bouquet 💐 cherry_blossom 🌸 rose 🌹
sunflower 🌻 tulip 🌷 seedling 🌱 tree 🌳 palm 🌴 cactus 🌵 clover 🍀 maple_leaf 🍁 mushroom 🍄 apple 🍎 pear 🍐 orange 🍊 lemon 🍋
banana 🍌 watermelon 🍉 grapes 🍇 strawberry 🍓 cherries 🍒 peach 🍑 pineapple 🍍 avocado 🥑 eggplant 🍆 corn 🌽 hot_pepper 🌶️
bread 🍞 cheese 🧀 meat 🍖 bacon 🥓 burger 🍔 fries 🍟 pizza 🍕 hotdog 🌭 sandwich 🥪 taco 🌮 burrito 🌯 egg 🥚 salad 🥗 popcorn 🍿
rice 🍚 ramen 🍜 spaghetti 🍝 sushi 🍣 ice_cream 🍨 doughnut 🍩 cookie 🍪 birthday 🎂 cake 🍰 cupcake 🧁 pie 🥧 chocolate 🍫
candy 🍬 lollipop 🍭 milk 🥛 coffee ☕ tea 🍵 wine 🍷 cocktail 🍸 tropical_drink 🍹 beer 🍺 beers 🍻 cheers 🥂 whisky 🥃 earth 🌍
mountain ⛰️ volcano 🌋 camping 🏕️ beach 🏖️ house 🏠 stadium 🏟️ castle 🏰 city 🌆 night 🌃 bridge 🌉 fireworks 🎆 sparkler 🎇
train 🚆 bus 🚌 taxi 🚕 car 🚗 bike 🚲 plane ✈️ rocket 🚀 ufo 🛸 ship 🚢 anchor ⚓ hourglass ⏳ watch ⌚ alarm ⏰ stopwatch ⏱️
moon 🌙 full_moon 🌕 sun ☀️ sun_face 🌞 star ⭐ glowing_star 🌟 shooting_star 🌠 cloud ☁️ rain 🌧️ storm ⛈️ rainbow 🌈 umbrella ☔
lightning ⚡ snowflake ❄️ snowman ⛄ comet ☄️ fire 🔥 drop 💧 ocean 🌊 pumpkin 🎃 christmas_tree 🎄 sparkles ✨ balloon 🎈 tada 🎉
confetti 🎊 gift 🎁 ribbon 🎀 ticket 🎟️ trophy 🏆 medal 🏅 first 🥇 second 🥈 third 🥉 soccer ⚽ basketball 🏀 football 🏈 tennis 🎾
dart 🎯 bowling 🎳 video_game 🎮 joystick 🕹️ slot_machine 🎰 dice 🎲 puzzle 🧩 teddy 🧸 chess ♟️ theater 🎭 art 🎨 thread 🧵
glasses 👓 shirt 👕 dress 👗 crown 👑 top_hat 🎩 ring 💍 gem 💎 mute 🔇 speaker 🔊 megaphone 📣 bell 🔔 no_bell 🔕 note 🎵 notes 🎶
microphone 🎤 headphones 🎧 radio 📻 saxophone 🎷 guitar 🎸 piano 🎹 trumpet 🎺 violin 🎻 drum 🥁 phone 📱 computer 💻 keyboard ⌨️
movie_camera 🎥 film 🎞️ projector 📽️ clapper 🎬 tv 📺 camera 📷 vhs 📼 magnifier 🔍 bulb 💡 candle 🕯️ book 📖 books 📚 newspaper 📰
bookmark 🔖 money 💰 dollar 💵 envelope ✉️ mail 📧 package 📦 pencil ✏️ memo 📝 calendar 📅 pin 📌 paperclip 📎 scissors ✂️ trash 🗑️
lock 🔒 unlock 🔓 key 🔑 hammer 🔨 tools 🛠️ sword ⚔️ shield 🛡️ gear ⚙️ scales ⚖️ link 🔗 magnet 🧲 alembic ⚗️ test_tube 🧪
microscope 🔬 telescope 🔭 satellite 🛰️ syringe 💉 pill 💊 door 🚪 bed 🛏️ couch 🛋️ toilet 🚽 shower 🚿 cigarette 🚬 coffin ⚰️
warning ⚠️ no_entry ⛔ forbidden 🚫 radioactive ☢️ biohazard ☣️ up ⬆️ down ⬇️ left ⬅️ right ➡️ back 🔙 soon 🔜 top 🔝 recycle ♻️
check ✅ heavy_check ✔️ cross ❌ plus ➕ minus ➖ question ❓ exclamation ❗ infinity ♾️ play ▶️ pause ⏸️ stop ⏹️ record ⏺️ fast_forward ⏩
rewind ⏪ repeat 🔁 shuffle 🔀 cinema 🎦 red_circle 🔴 green_circle 🟢 blue_circle 🔵 new 🆕 cool 🆒 free 🆓 ok 🆗 sos 🆘 flag 🏁
pirate 🏴‍☠️ rainbow_flag 🏳️‍🌈 trans_flag 🏳️‍⚧️ white_flag 🏳️`;

export const EMOJI: readonly EmojiName[] = TABLE.trim()
  .split(/\n| (?=[a-z+-])/)
  .map((entry) => {
    const [name = '', emoji = ''] = entry.split(' ');
    return { name, emoji };
  });
