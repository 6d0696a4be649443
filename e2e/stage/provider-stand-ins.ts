import type { BrowserContext } from '@playwright/test';

/**
 * Stand-ins for the pages of providers' players, which are not on this machine. Each speaks the messages of its provider's
 * documentation (see components/stage/frames/protocols). A test drives it through `window.standIn`: `play`, `end`, `fail`,
 * `unmute`. Attributes of the body say what the address asked for, and that the page around it told it to be silent.
 */
export type StandIn = {
  /** An address to paste, and the frame's host. */
  address: string;
  host: string;
  script: string;
};

const json = (text: string) => `send(JSON.stringify(${text}))`;

export const STAND_INS: Record<string, StandIn> = {
  youtube: {
    address: 'https://youtu.be/dQw4w9WgXcQ',
    host: 'www.youtube-nocookie.com',
    script: `
      heard = (m) => { if (JSON.parse(m).event === 'listening') ${json("{event:'onReady',id:1,channel:'widget'}")}; };
      standIn.play = () => ${json("{event:'onStateChange',info:1}")};
      standIn.end = () => ${json("{event:'onStateChange',info:0}")};
      standIn.fail = () => ${json("{event:'onError',info:150}")};
      mutes = (m) => m.event === 'command' && m.func === 'mute';
      standIn.unmute = () => ${json("{event:'infoDelivery',info:{muted:false,currentTime:2}}")};`,
  },
  vimeo: {
    address: 'https://vimeo.com/76979871',
    host: 'player.vimeo.com',
    script: `
      heard = (m) => { if (JSON.parse(m).method === 'ping') ${json("{event:'ready'}")}; };
      standIn.play = () => ${json("{event:'play',data:{}}")};
      standIn.end = () => ${json("{event:'ended',data:{}}")};
      standIn.fail = () => ${json("{event:'error',data:{name:'PrivacyError'}}")};
      mutes = (m) => m.method === 'setMuted' && m.value === true;
      standIn.unmute = () => ${json("{event:'volumechange',data:{volume:1,muted:false}}")};`,
  },
  twitch: {
    address: 'https://www.twitch.tv/somecrew',
    host: 'player.twitch.tv',
    script: `
      const state = (params) => send({namespace:'twitch-embed-player-proxy',eventName:'UPDATE_STATE',params});
      send({namespace:'twitch-embed',eventName:'ready',params:{}});
      standIn.play = () => state({playback:'Playing',ended:false,muted:false});
      standIn.end = () => state({playback:'Ended',ended:true});
      standIn.fail = () => send({namespace:'twitch-embed',eventName:'error',params:{}});
      mutes = (m) => m.namespace === 'twitch-embed-player-proxy' && m.eventName === 10 && m.params === true;
      standIn.unmute = () => state({playback:'Playing',ended:false,muted:false});`,
  },
  peertube: {
    address: 'https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv',
    host: 'tube.example.org',
    script: `
      ${json("{method:'peertube::__ready',params:{type:'publish-request',publish:[]}}")};
      const status = (playbackState, volume) => ${json("{method:'peertube::playbackStatusUpdate',params:{position:1,duration:9,playbackState,volume}}")};
      mutes = (m) => m.method === 'peertube::setVolume' && m.params === 0;
      standIn.play = () => status('playing', 1);
      standIn.end = () => status('ended', 0);
      standIn.fail = null;
      standIn.unmute = () => status('playing', 1);`,
  },
  soundcloud: {
    address: 'https://soundcloud.com/forss/flickermood',
    host: 'w.soundcloud.com',
    script: `
      heard = (m) => { if (JSON.parse(m).value === 'ready') ${json("{method:'ready'}")}; };
      mutes = (m) => m.method === 'setVolume' && m.value === 0;
      standIn.play = () => ${json("{method:'play'}")};
      standIn.end = () => ${json("{method:'finish'}")};
      standIn.fail = () => ${json("{method:'error'}")};
      standIn.unmute = null;`,
  },
  streamable: {
    address: 'https://streamable.com/ifjh',
    host: 'streamable.com',
    script: `
      const say = (event, value) => ${json("{context:'player.js',version:'0.0.11',event,value}")};
      mutes = (m) => m.context === 'player.js' && m.method === 'mute';
      heard = (m) => { if (JSON.parse(m).value === 'ready') say('ready', {src: location.href}); };
      standIn.play = () => say('play');
      standIn.end = () => say('ended');
      standIn.fail = () => say('error');
      standIn.unmute = null;`,
  },
  rutube: {
    address: 'https://rutube.ru/video/0123456789abcdef0123456789abcdef/',
    host: 'rutube.ru',
    script: `
      ${json("{type:'player:ready',data:{}}")};
      mutes = (m) => m.type === 'player:mute';
      standIn.play = () => ${json("{type:'player:changeState',data:{state:'playing'}}")};
      standIn.end = () => ${json("{type:'player:playComplete',data:{}}")};
      standIn.fail = () => ${json("{type:'player:error',data:{}}")};
      standIn.unmute = null;`,
  },
  tiktok: {
    address: 'https://www.tiktok.com/@somecrew/video/7106594312292453675',
    host: 'www.tiktok.com',
    script: `
      const say = (type, value) => send({type, value, 'x-tiktok-player': true});
      say('onPlayerReady');
      mutes = (m) => m['x-tiktok-player'] && m.type === 'mute';
      standIn.play = () => say('onStateChange', 1);
      standIn.end = () => say('onStateChange', 0);
      standIn.fail = () => say('onPlayerError', {});
      standIn.unmute = () => say('onMute', false);`,
  },
};

const page = (
  script: string,
) => `<!doctype html><title>A stand-in</title><input aria-label="In the frame"><body><script>
  let heard = () => {};
  const standIn = {};
  Object.assign(window, { standIn });
  const send = (message) => parent.postMessage(message, '*');
  let mutes = () => false;
  document.body.dataset.query = location.search;
  addEventListener('message', ({ data }) => {
    document.body.dataset.asked = 'true';
    heard(data);
    if (mutes(typeof data === 'string' ? JSON.parse(data) : data)) document.body.dataset.muted = 'true';
  });
  ${script}
  </script>`;

/** Serves the stand-ins in place of the providers; `more` is script that each of them runs as well. */
export async function serveStandIns(context: BrowserContext, more = ''): Promise<void> {
  for (const { host, script } of Object.values(STAND_INS))
    await context.route(`https://${host}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: page(script + more) }),
    );
}
