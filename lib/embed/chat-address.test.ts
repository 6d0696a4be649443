import { expect, test } from 'vitest';
import { parseChatAddress } from './chat-address.ts';

const options = { siteHost: 'show.example.org', allowedHosts: ['cast.example.org'] };
const twitch = 'https://www.twitch.tv/embed/somecrew/chat?parent=show.example.org&darkpopout';
const youtube = 'https://www.youtube.com/live_chat?v=dQw4w9WgXcQ&embed_domain=show.example.org&dark_theme=1';
const guild = '123456789012345678';
const widget = `https://discord.com/widget?id=${guild}&theme=dark`;

test.each([
  ['https://www.twitch.tv/popout/SomeCrew/chat?popout=', 'twitch', 'somecrew', twitch],
  ['https://www.twitch.tv/embed/somecrew/chat?parent=x.example', 'twitch', 'somecrew', twitch],
  ['https://www.twitch.tv/somecrew/chat', 'twitch', 'somecrew', twitch],
  ['twitch.tv/somecrew', 'twitch', 'somecrew', twitch],
  ['https://www.youtube.com/live_chat?is_popout=1&v=dQw4w9WgXcQ', 'youtube', 'dQw4w9WgXcQ', youtube],
  ['https://www.youtube.com/live/dQw4w9WgXcQ', 'youtube', 'dQw4w9WgXcQ', youtube],
  ['"https://youtu.be/dQw4w9WgXcQ"', 'youtube', 'dQw4w9WgXcQ', youtube],
  [`https://discord.com/widget?id=${guild}&theme=light`, 'discord', guild, widget],
  [
    `<iframe src="https://discordapp.com/widget?id=${guild}&amp;theme=dark"></iframe>`,
    'discord',
    guild,
    widget,
  ],
  [
    'https://kiwiirc.com/nextclient/irc.example.net/?nick=guest#films',
    'kiwiirc',
    'irc.example.net/#films',
    'https://kiwiirc.com/nextclient/irc.example.net/#films',
  ],
  [
    'https://kiwiirc.com/nextclient/irc.example.net:+6697/#films',
    'kiwiirc',
    'irc.example.net:+6697/#films',
    'https://kiwiirc.com/nextclient/irc.example.net:+6697/#films',
  ],
  [
    'https://kiwiirc.com/nextclient/irc.example.net/films',
    'kiwiirc',
    'irc.example.net/#films',
    'https://kiwiirc.com/nextclient/irc.example.net/#films',
  ],
  [
    'https://kiwiirc.com/nextclient/#irc://irc.example.net/#films',
    'kiwiirc',
    'irc.example.net/#films',
    'https://kiwiirc.com/nextclient/irc.example.net/#films',
  ],
  [
    'https://cast.example.org/embed/chat/readwrite',
    'owncast',
    'cast.example.org',
    'https://cast.example.org/embed/chat/readwrite',
  ],
  [
    'https://cast.example.org/',
    'owncast',
    'cast.example.org',
    'https://cast.example.org/embed/chat/readwrite',
  ],
  [
    'https://cast.example.org/chat?room=films',
    'page',
    'https://cast.example.org/chat?room=films',
    'https://cast.example.org/chat?room=films',
  ],
])('%s', (text, provider, id, src) => {
  expect(parseChatAddress(text, options)).toEqual({ ok: true, provider, id, src });
  expect(parseChatAddress(src, options)).toEqual({ ok: true, provider, id, src });
});

test.each([
  ['https://discord.gg/AbCdEf', 'https://discord.gg/AbCdEf'],
  ['https://discord.com/invite/AbCdEf?event=1', 'https://discord.gg/AbCdEf'],
  [`https://discord.com/channels/${guild}/${guild}`, `https://discord.com/channels/${guild}`],
  ['https://matrix.to/#/#films:example.org', 'https://matrix.to/#/#films:example.org'],
  ['https://app.element.io/#/room/#films:example.org', 'https://app.element.io/#/room/#films:example.org'],
])('%s cannot be framed, but linked to', (text, link) => {
  expect(parseChatAddress(text, options)).toMatchObject({ ok: false, reason: expect.any(String), link });
});

test.each([
  '',
  '#films',
  'javascript:alert(1)',
  'https://evil.example/chat',
  'https://www.twitch.tv.evil.example/popout/somecrew/chat',
  'https://www.twitch.tv@evil.example/popout/somecrew/chat',
  'https://www.twitch.tv:8443/popout/somecrew/chat',
  'https://www.twitch.tv/popout/some%22crew/chat',
  'https://www.twitch.tv/videos/123456789',
  'https://www.youtube.com/live_chat?v=short',
  'https://www.youtube.com/@somecrew/live',
  'https://discord.com/widget?id=1',
  'https://discord.com/login',
  'https://discord.gg/"><script>',
  'https://kiwiirc.com/',
  'https://kiwiirc.com/nextclient/irc.example.net/',
  'https://kiwiirc.com/nextclient/127.0.0.1/#films',
  'https://kiwiirc.com/nextclient/localhost/#films',
  'https://kiwiirc.com/nextclient/irc.example.net/%22onload',
  'https://vimeo.com/event/4567890/chat',
  'https://media.example.net/film.mp4',
  'https://sub.cast.example.org/',
  'http://cast.example.org/chat',
  'https://cast.example.org:8443/',
  'https://cast.example.org/chat.mp4',
])('%s is refused', (text) => {
  expect(parseChatAddress(text, options)).toMatchObject({ ok: false, reason: expect.stringMatching(/\.$/) });
});
