#!/bin/sh
# Makes the demo's test card (HLS and MP4) with ffmpeg. The result is committed; run this only to change it.
set -eu
out=public/demo/test-card
font=${FONT:-/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf}
mkdir -p "$out"
rm -f "$out"/*
ffmpeg -v error -y \
  -f lavfi -i "smptehdbars=size=960x540:rate=24:duration=24" \
  -f lavfi -i "sine=frequency=440:duration=24:sample_rate=44100" \
  -filter_complex "[0:v]drawbox=x=180:y=150:w=600:h=240:color=black@0.82:t=fill,\
drawtext=fontfile=$font:text='MARQUEE TEST CARD':fontsize=34:fontcolor=0xffb84d:x=(w-tw)/2:y=180,\
drawtext=fontfile=$font:text='%{pts\\:hms}':fontsize=72:fontcolor=white:x=(w-tw)/2:y=240,\
drawtext=fontfile=$font:text='plays without the internet':fontsize=22:fontcolor=0xaca3bd:x=(w-tw)/2:y=340[v];\
[1:a]volume=0.06[a]" \
  -map "[v]" -map "[a]" -c:v libx264 -profile:v main -preset veryslow -tune stillimage -crf 30 -g 48 -pix_fmt yuv420p \
  -c:a aac -b:a 32k -ac 1 -movflags +faststart "$out/test-card.mp4"
ffmpeg -v error -y -i "$out/test-card.mp4" -c copy -f hls -hls_time 4 -hls_list_size 0 -hls_playlist_type vod \
  -hls_segment_type fmp4 -hls_fmp4_init_filename init.mp4 -hls_segment_filename "$out/part-%02d.m4s" "$out/index.m3u8"
