import type { Words } from './words.ts';

export const refusals: Words['refusals'] = {
  empty: 'Schreib hier die Adresse eines Streams oder Videos hin.',
  notAddress: 'Das ist keine Adresse: kopier sie aus dem Browser, sie beginnt mit https://.',
  longText: 'Dieser Text ist zu lang: schreib nur die Adresse hierher.',
  tooLong: 'Diese Adresse ist zu lang: kopier die kurze aus „Teilen“.',
  hidden: 'In dieser Adresse sind unsichtbare Zeichen: kopier sie noch einmal aus dem Browser.',
  space: 'In dieser Adresse ist ein Leerzeichen: schreib nur die Adresse hierher, ohne Wörter darum herum.',
  backslash: 'In dieser Adresse ist ein umgekehrter Schrägstrich: Adressen haben nur gewöhnliche.',
  streaming:
    'Browser können diese Art von Stream nicht abspielen: gib die Adresse der Seite oder der .m3u8-Datei an, wo er zu sehen ist.',
  file: 'Diese Datei liegt auf deinem eigenen Rechner: lade sie irgendwo hoch, und gib ihre https://-Adresse an.',
  scheme: 'Nur Adressen, die mit https:// beginnen, können gezeigt werden.',
  misleading: 'Diese Adresse ist irreführend geschrieben: kopier sie noch einmal aus dem Browser.',
  user: 'Adressen mit einem Benutzernamen oder Passwort darin werden nicht gezeigt: gib eine ohne an.',
  wholeAddress: 'Schreib die ganze Adresse, sie beginnt mit https://.',
  number: 'Nimm den Namen der Seite statt einer Zahl: Adressen aus Zahlen werden nicht gezeigt.',
  private:
    'Diese Adresse liegt in einem privaten Netz oder auf deinem eigenen Rechner, wo sie sonst niemand erreicht.',
  malformed: 'Der Name der Seite ist falsch geschrieben: kopier die Adresse noch einmal aus dem Browser.',
  letters:
    'Im Namen der Seite sind andere Buchstaben als a bis z, die eine andere Seite nachahmen können: nimm ihren einfachen Namen.',
  redirects: 'Diese Adresse führt über zu viele andere Seiten: öffne sie, und kopier, wo sie endet.',
  unknownHost:
    'Diese Seite gehört nicht zu denen, die hier gezeigt werden können: nimm die Adresse eines bekannten Dienstes, oder lass den Betrieb ihren Host erlauben.',
  noSuchPort: '{name} hat keinen solchen Port: kopier die Adresse noch einmal aus dem Browser.',
  snippetScript: 'Dieser Einbettungscode bringt ein Skript mit: füg stattdessen die Adresse des Videos ein.',
  snippetSeveral: 'In diesem Einbettungscode sind mehrere Player: schreib eine Adresse je Zeile.',
  snippetEmpty: 'In diesem Einbettungscode ist kein Player: füg stattdessen die Adresse des Videos ein.',
  plainMedia:
    'Eine Seite mit https kann keine Datei über http abspielen: gib eine Adresse an, die mit https:// beginnt.',
  mediaPort: 'Von diesem Port kommen keine Medien: nimm die gewöhnliche https-Adresse.',
  imitation: 'Der Name der Seite ahmt einen anderen nach: prüf, woher diese Adresse kommt.',
  format:
    'Browser können diese Art von Datei nicht abspielen: wandle sie in MP4 um, oder gib einen .m3u8-Stream an.',
  filePage: 'Das ist eine Seite über die Datei: öffne sie, und kopier die Adresse der Datei selbst.',
  dropbox: 'Dropbox zeigt hier eine Seite: mach aus dl=0 am Ende der Adresse raw=1.',
  sitePath:
    'Ein Pfad auf dieser Seite darf nur Buchstaben, Ziffern, Punkte und Bindestriche haben und muss eine Mediendatei nennen.',
  usualPort: 'Nur der gewöhnliche https-Port kann gezeigt werden: gib die Adresse ohne Portnummer an.',
  peertube: 'Diese PeerTube-Adresse ist nicht vollständig: kopier sie noch einmal aus „Teilen“ beim Video.',
  owncastChat: 'Das ist der Chat eines Owncast-Servers: schreib ihn in die Spalte Chat.',
  ownPage: 'Diese Seite kann keine von sich selbst zeigen: gib die Adresse eines Streams an.',
  plainPage:
    'Eine Seite mit https kann keine über http zeigen: gib eine Adresse an, die mit https:// beginnt.',
  angelthump: 'Gib die Adresse eines AngelThump-Kanals an: angelthump.com/NAME.',
  archive: 'Öffne den Film selbst auf archive.org, und kopier seine Adresse: darin steht /details/.',
  dailymotion: 'Öffne das Video selbst auf Dailymotion, und kopier seine Adresse: darin steht /video/.',
  facebook:
    'Öffne das Video selbst auf Facebook, warte, bis in der Adresse eine lange Zahl steht, und kopier sie.',
  facebookShort:
    'Das ist eine kurze Facebook-Adresse: öffne sie, und kopier die lange, die der Browser dann zeigt.',
  gdrive: 'Öffne das Video in Google Drive, wähl „Freigeben“, „Jeder mit dem Link“, und füg diesen Link ein.',
  gdriveFolder: 'Das ist ein Ordner in Google Drive: öffne das Video darin, und kopier dessen Adresse.',
  kick: 'Gib die Adresse eines Kick-Kanals (kick.com/NAME) oder eines seiner Videos an.',
  kickChat: 'Das ist der Chat eines Kick-Kanals: schreib die Adresse des Kanals selbst hierher.',
  kickClip: 'Kick lässt seine Clips nicht auf anderen Seiten zeigen: gib den Kanal oder ein ganzes Video an.',
  odysee:
    'Öffne das Video selbst auf Odysee, und kopier seine Adresse: darin stehen der Kanal und der Titel.',
  odyseeChannel:
    'Das ist ein ganzer Odysee-Kanal: öffne das Video oder den Livestream, und kopier dessen Adresse.',
  picarto: 'Gib die Adresse eines Picarto-Kanals (picarto.tv/NAME) oder eines seiner Videos an.',
  rumble: 'Öffne das Video auf Rumble, wähl „Embed“, und füg ein, was dort steht.',
  rumblePage: 'Rumble hat zum Zeigen eine andere Adresse: wähl unter dem Video „Embed“, und füg sie ein.',
  soundcloud: 'Öffne den Titel oder das Set selbst auf SoundCloud, und kopier die Adresse.',
  soundcloudShort: 'Das ist eine kurze SoundCloud-Adresse: öffne sie, und kopier die lange.',
  streamable:
    'Öffne das Video selbst auf Streamable, und kopier seine Adresse: streamable.com und ein paar Buchstaben.',
  twitch: 'Gib die Adresse eines Twitch-Kanals (twitch.tv/NAME) oder eines Videos oder Clips an.',
  twitchChat: 'Das ist der Chat eines Twitch-Kanals: schreib ihn in die Spalte Chat.',
  vimeo:
    'Öffne das Video oder das Event selbst auf Vimeo, und kopier seine Adresse: sie endet mit einer Zahl.',
  vimeoChat: 'Das ist der Chat eines Vimeo-Events: schreib die Adresse des Events selbst hierher.',
  youtube: 'Öffne das Video oder den Livestream selbst auf YouTube, und kopier die Adresse aus „Teilen“.',
  youtubeName:
    'YouTube zeigt keinen Kanal nach seinem Namen: gib die Adresse des Livestreams an, oder die des Kanals mit /channel/UC darin.',
  youtubeChat: 'Das ist der Chat eines YouTube-Streams: schreib ihn in die Spalte Chat.',
  chat: 'Das ist kein Chat, der hier gezeigt werden kann: schreib einen IRC-Kanal wie #filme, oder die Adresse eines Twitch- oder YouTube-Chats.',
  chatFraming:
    'Dieser Chat lässt sich nicht auf anderen Seiten zeigen: stattdessen gibt es einen Link zu ihm.',
  discord: 'Gib die Adresse des Discord-Widgets an (Servereinstellungen, Widget), oder eine Einladung.',
};
