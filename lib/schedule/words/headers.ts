export type Field =
  | 'date'
  | 'endDate'
  | 'start'
  | 'end'
  | 'length'
  | 'title'
  | 'stream'
  | 'host'
  | 'series'
  | 'description'
  | 'poster'
  | 'contentWarning'
  | 'repeat'
  | 'status'
  | 'chat'
  | 'layout'
  | 'theme'
  | 'notes'
  | 'recording';

/**
 * What a column's header may be, folded, by how sure it is: with a "Title" and a "Name", the title is the title.
 * Of the last list, only what no other field wants is taken.
 */
export const HEADER_NAMES: Readonly<Record<Field, readonly [string, string, string]>> = {
  date: [
    'date,start date,startdate,date de debut,date debut,date du debut,fecha inicio,data inicio,data inicial,sendetermin,termin,dia y fecha,air day,date start,begin date,event date,show date,air date,airdate,dates,datum,sendedatum,startdatum,fecha,fecha de inicio,data,data de inicio,日付,日程,月日,実施日,開催日,放送日,配信日',
    'day,days,day s,tage,wochentage,jours,dias,weekday,day of week,day of the week,dow,tag,wochentag,jour,dia,dia da semana,giorno,dag,曜日,日にち,日,期日',
    'when,wann,quand,cuando,quando,いつ',
  ],
  endDate: [
    'end date,enddate,date de fin,date fin,fecha fin,data fim,data final,date end,enddatum,fecha de fin,data de fim,終了日',
    'finish date',
    '',
  ],
  start: [
    'start,dtstart,start time,starttime,time start,starts,starts at,start at,begin,begins,begins at,begin time,beginning,from,time from,date time,datetime,date and time,start date time,start datetime,starting time,showtime,air time,airtime,beginn,anfang,startzeit,anfangszeit,beginnt,von,ab,uhrzeit,debut,heure de debut,commence,inicio,hora de inicio,hora inicio,comienzo,desde,comeca,開始,開始時刻,開始時間,開始日時,日時,開演,inizio,ora inizio,dalle,begintijd,aanvang,starttijd,van,start utc,start gmt,sendezeit,sendebeginn,heure debut,heure du debut,hora inicial,hora de comienzo,hora do inicio,horario inicio,horario de inicio,horario inicial,inicia,放送日時,配信日時,開催日時,放送開始,配信開始,開場開演',
    'time,times,when,at,hour,hours,clock,time slot,timeslot,slot,zeit,wann,zeitraum,heure,heures,horaire,horaires,quand,de,hora,horas,horario,horarios,cuando,quando,時間,時刻,時間帯,放送時間,配信時間,いつ,ora,orario,tijd,tijdstip,tid,klokkeslett,klokkeslaet,starttid,scheduled,schedule,starttime local,local time',
    '',
  ],
  end: [
    'end,dtend,end time,endtime,time end,ends,ends at,end at,finish,finishes,finish time,until,to,till,time to,end date time,end datetime,stop,stops,ending,ending time,ende,endzeit,bis,endet,schluss,fin,heure de fin,jusqu a,final,hora de fin,hora fin,hora final,termino,hora de termino,fim,hora de fim,ate,hasta,termina,sendeende,heure fin,heure de la fin,hora termino,horario fim,horario de fim,horario de termino,horario final,終了,終了時刻,終了時間,終了日時,終演,fine,ora fine,alle,eind,einde,eindtijd,tot,slut,sluttid,slutt',
    'out,close',
    '',
  ],
  length: [
    'length,duration,duration min,duration mins,duration minutes,length min,length minutes,runtime,run time,running time,dauer,lange,laenge,spieldauer,laufzeit,duree,duracion,duracao,longitud,所要時間,長さ,尺,再生時間,durata,duur',
    'minutes,mins,min,minuten,minutos,分',
    '',
  ],
  title: [
    'title,titel,tittel,titre,titulo,titolo,show title,event title,talk title,session title,film title,movie title,programme title,program title,episode title,タイトル,題名,番組名,番組,演題,作品名,配信タイトル,intitule,titre du film,titulo do filme,titulo de la pelicula,nome do programa,nombre del programa,sendungstitel,filmtitel',
    'show,name,event,event name,show name,session,session name,talk,talk name,programme,program,programme name,program name,what,film,movie,screening,feature,presentation,activity,item,agenda item,topic,subject,summary,sendung,was,veranstaltung,vortrag,programm,thema,beitrag,emission,evenement,nom,quoi,programa,evento,nombre,actividad,nome,que,o que,atividade,palestra,sessao,名前,名称,内容,イベント,イベント名,演目,セッション,programma,cosa,naam,wat,evenement naam,onderwerp,episode,broadcast,stream title,game,match,matches,fixture,race,tournament,concert,gig,workshop,lecture,class,lesson,course,service,webinar,seminar,panel,meeting,performance,play,podcast,atracao,filme,pelicula,obra,espetaculo,espectaculo,spectacle,seance,vorstellung,作品,映画,放送内容,配信内容',
    'venue,location,place,act,artist,band,performer,speaker,where,city,ort,lieu,lugar,local,出演者,出演',
  ],
  stream: [
    'stream,streams,stream link,stream url,stream address,stream links,streaming link,livestream,live stream,livestream link,livestream url,live link,live url,watch link,video link,video url,embed,embed code,embed url,player,ストリーム,配信url,配信リンク,配信,stream 1,link 1,url 1,source,sources,flux,lien du flux,transmision,transmissao,enlace de transmision,link da transmissao,link de transmissao,link da live,link do stream,enlace del stream,lien du stream,lien du direct,lien du live,視聴url,視聴リンク,diffusion',
    'link,links,url,urls,web address,watch,watch at,watch here,where to watch,watch on,broadcast,broadcast link,channel link,join link,video,youtube,youtube link,youtube url,twitch,twitch link,hyperlink,href,lien,enlace,enlaces,リンク,collegamento',
    'address,adresse,アドレス,indirizzo,direccion,endereco',
  ],
  host: [
    'host,hosts,hosted by,presenter,presenters,presented by,presenter name,speaker,speakers,speaker name,speaker names,speakername,speaker s,moderator,moderators,mc,dj,author,authors,performer,performers,artist,artists,guest,guests,moderation,moderatorin,referent,referentin,referenten,sprecher,sprecherin,gastgeber,gast,vortragende,presentateur,presentatrice,animateur,animatrice,intervenant,intervenants,intervenante,invite,invites,presentador,presentadora,ponente,ponentes,anfitrion,locutor,apresentador,apresentadora,palestrante,palestrantes,anfitriao,locutora,出演,出演者,司会,登壇者,講演者,ホスト,パーソナリティ,conduttore,relatore,relatori,spreker,presentator',
    'who,by,led by,with,person,people,gaste,hote,hotes,anime par,presente par,avec,conductor,conductora,conduce,presenta,invitado,invitados,convidado,convidados,apresentacao,streamer,wer,qui,quien,quem,instructor,facilitator,chair,band,act',
    '',
  ],
  series: [
    'series,series name,serie,serien,reihe,シリーズ,strand,season,collection,franchise,show series,programme series',
    'track,category,block,show,programme,program,sendung,programa,emission,番組,番組名',
    '',
  ],
  description: [
    'description,desc,details,detail,about,abstract,synopsis,blurb,info,information,beschreibung,inhalt,infos,resume,descripcion,detalles,descricao,detalhes,resumo,resumen,sinopsis,sinopse,説明,概要,詳細,あらすじ,descrizione,omschrijving,beschrijving',
    'comment,comments,summary,subtitle,内容,備考,text',
    '',
  ],
  poster: [
    'poster,poster url,poster link,image,image url,image link,picture,thumbnail,thumb,artwork,cover,photo,bild,plakat,affiche,image affiche,cartel,imagen,cartaz,imagem,capa,ポスター,画像,サムネイル,locandina,immagine,afbeelding',
    '',
    '',
  ],
  contentWarning: [
    'content warning,content warnings,content note,content notes,cw,trigger warning,trigger warnings,tw,warnings,warning,content advisory,advisory,rating,inhaltswarnung,inhaltshinweis,triggerwarnung,avertissement,avertissement de contenu,advertencia,advertencia de contenido,aviso de conteudo,aviso,注意,注意事項,閲覧注意',
    '',
    '',
  ],
  repeat: [
    'repeat,repeats,repeating,recurrence,recurring,recurs,frequency,rrule,how often,wiederholung,wiederholt,wiederholungen,turnus,rhythmus,repetition,repete,frequence,recurrence rule,repeticion,repetir,se repite,frecuencia,repeticao,repete se,frequencia,繰り返し,くりかえし,頻度,ripetizione,ripeti,herhaling,herhalen',
    '',
    '',
  ],
  status: ['status,statut,ステータス,状態,状況', 'state,etat,estado,zustand,situacao,stato,confirmed', ''],
  chat: [
    'chat,chat channel,chat link,chat url,irc,irc channel,chatroom,chat room,channel,canal de chat,チャット,salon,sala de chat',
    '',
    '',
  ],
  layout: ['layout,stream layout,view,anordnung,disposition,diseno,disposicao,レイアウト', '', ''],
  theme: ['theme,colour,color,farbe,theme colour,theme color,couleur,color tema,tema,cor,テーマ,色', '', ''],
  notes: [
    'notes,show notes,shownotes,show notes pdf,notes pdf,pdf,slides,notizen,sendungsnotizen,notas,notas del programa,notas do programa,notes de l emission,ノート,資料',
    'note,handout',
    '',
  ],
  recording: [
    'recording,recordings,recording link,recording url,vod,replay,archive,archive link,rerun,watch again,catch up,catchup,aufzeichnung,aufnahme,mitschnitt,mediathek,enregistrement,rediffusion,grabacion,gravacao,録画,アーカイブ,アーカイブ配信,registrazione,opname',
    '',
    '',
  ],
};
