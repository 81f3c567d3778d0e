# The texts of the interface, in Korean.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = 본문 바로가기
menu = 주 메뉴
editions = 언어
all-languages = 전체
other-editions = 다른 언어판:
home = 홈
breadcrumbs = 현재 위치

## Archives
tags = 태그
categories = 분류
authors = 필자
series = 연재
archive = 글 목록
tag-archives = 태그별 글
tag-archives-of = 태그: { $name }
category-archives = 분류별 글
category-archives-of = 분류: { $name }
author-archives = 필자별 글
author-archives-of = 필자: { $name }
series-archives = 연재별 글
series-archives-of = 연재: { $name }
year-archives = 연도별 글
year-archives-of = 연도별 글: { $date }
month-archives = 월별 글
month-archives-of = 월별 글: { $date }
other-names = 다른 언어 표기: { $names }
nothing-here = 아직 글이 없습니다.

## Counts
number = { $count }
post-count = 글 { $count }편
reading-time = 읽는 시간 { $minutes }분
word-count = { $count }단어
character-count = { $count }자

## A post
read-more = 계속 읽기
by = 글 { $names }
published = 게시일:
updated = 수정일: { $date }
also-in = 다른 언어로 읽기: { $languages }
original = 원문: { $link }
original-changed = 원문이 변경되었으며, 이 번역에는 아직 반영되지 않은 변경 사항이 있습니다.
original-changed-on = 원문이 { $date }에 변경되었으며, 이 번역에는 아직 반영되지 않은 변경 사항이 있습니다.
original-changed-later = 원문이 { $date }에 변경되었으며, 이 번역에는 반영되지 않은 변경 사항이 있을 수 있습니다.
side-by-side = 원문과 나란히 보기
side-by-side-with = 번역문과 나란히 보기: { $languages }
translated-by-machine = 기계 번역
reviewed-by = 감수: { $name }
draft = 초안
future = 게시 예정
contents = 목차
corrections = 바로잡습니다
in-series = 연재
posts-in-series = 이 연재의 글
part-of = 제{ $part }회(전체 { $of }회)
about-author = 필자 소개
share = 공유
share-by-mail = 이메일
related-posts = 관련 글
newer-and-older = 이전 글과 다음 글
newer-post = 다음 글
older-post = 이전 글

## Pages of a list
pagination = 페이지 이동
page-number = { $number }페이지
page-of = { $number }페이지(전체 { $total }페이지)
newer-posts = 최근 글 보기
older-posts = 지난 글 보기
earlier-parts = 이전 회
later-parts = 다음 회

## Feeds
atom-feed = Atom 피드
json-feed = JSON 피드
rss-feed = RSS 피드
subscribe = 구독
subscribe-text = 피드는 새 글이 올라오는 대로 사용자가 고른 앱인 피드 리더로 전해 줍니다. 아래 주소 가운데 하나를 피드 리더에 넣으면 되며, 이름이나 주소는 묻지 않습니다.
feeds = 피드
newsletter = 뉴스레터
email-address = 이메일 주소

## Search
search = 검색
search-found = 결과: { $count }
search-nothing = 찾은 것이 없습니다.
search-near = 이것을 찾으셨나요:
search-failed = 검색의 일부를 불러오지 못했습니다.
search-again = 다시 시도
search-off = 검색하려면 이 페이지에 JavaScript가 필요합니다. JavaScript 없이도 다음 목록에 모든 글이 있습니다:
search-disk = 검색은 사이트를 웹 서버에 올린 뒤에 작동합니다.
search-year = 연도

## Markdown
note = 참고
tip = 도움말
important = 중요
warning = 경고
caution = 주의
table = 표
footnotes = 각주
back-to-text = 본문으로 돌아가기
link-to-section = 이 항목 링크
untitled = 제목 없음

## Pages of their own
not-found = 페이지를 찾을 수 없습니다
not-found-text = 이 주소에는 페이지가 없습니다. 다른 곳으로 옮겨졌거나 처음부터 없었던 페이지일 수 있습니다.
recent-posts = 최근 글
back-home = 홈으로 돌아가기
page-moved = 이 페이지의 주소가 바뀌었습니다
page-moved-to = 새 주소: { $link }

## Footer
made-with = 제작 도구: { $generator }
licence = 라이선스: { $name }
