# The texts of the interface, in Vietnamese.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = Chuyển đến nội dung
menu = Menu chính
editions = Chọn ngôn ngữ
all-languages = Tất cả
other-editions = Các ấn bản khác:
home = Trang chủ
breadcrumbs = Bạn đang ở đây

## Archives
tags = Thẻ
categories = Chuyên mục
authors = Tác giả
series = Loạt bài
archive = Lưu trữ
tag-archives = Lưu trữ theo thẻ
tag-archives-of = Thẻ: { $name }
category-archives = Lưu trữ theo chuyên mục
category-archives-of = Chuyên mục: { $name }
author-archives = Lưu trữ theo tác giả
author-archives-of = Tác giả: { $name }
series-archives = Lưu trữ theo loạt bài
series-archives-of = Loạt bài: { $name }
year-archives = Lưu trữ theo năm
year-archives-of = Lưu trữ: { $date }
month-archives = Lưu trữ theo tháng
month-archives-of = Lưu trữ: { $date }
other-names = Tên trong các ngôn ngữ khác: { $names }
nothing-here = Chưa có bài viết nào.

## Counts
number = { $count }
post-count = { $count ->
    [one] { $count } bài viết
   *[other] { $count } bài viết
}
reading-time = { $minutes } phút đọc
word-count = { $count ->
    [one] { $count } từ
   *[other] { $count } từ
}
character-count = { $count ->
    [one] { $count } ký tự
   *[other] { $count } ký tự
}

## A post
read-more = Đọc tiếp
by = Tác giả: { $names }
published = Ngày đăng:
updated = Cập nhật: { $date }
also-in = Đọc bằng ngôn ngữ khác: { $languages }
original = Bản gốc: { $link }
original-changed = Bản gốc đã được sửa; bản dịch này chưa cập nhật hết các thay đổi.
original-changed-on = Bản gốc đã được sửa ngày { $date }; bản dịch này chưa cập nhật hết các thay đổi.
original-changed-later = Bản gốc đã được sửa ngày { $date }; bản dịch này có thể chưa cập nhật hết các thay đổi.
side-by-side = Đối chiếu với bản gốc
side-by-side-with = Đối chiếu với bản dịch: { $languages }
translated-by-machine = Dịch máy
reviewed-by = Người hiệu đính: { $name }
draft = Bản nháp
future = Đã lên lịch
contents = Mục lục
corrections = Đính chính
in-series = Loạt bài
posts-in-series = Các bài trong loạt bài này
part-of = Phần { $part }/{ $of }
about-author = Về tác giả
share = Chia sẻ
share-by-mail = Email
related-posts = Bài viết liên quan
newer-and-older = Chuyển giữa các bài viết
newer-post = Bài sau
older-post = Bài trước

## Pages of a list
pagination = Chuyển giữa các trang
page-number = Trang { $number }
page-of = Trang { $number }/{ $total }
newer-posts = Bài mới hơn
older-posts = Bài cũ hơn
earlier-parts = Các phần trước
later-parts = Các phần sau

## Feeds
atom-feed = Nguồn cấp Atom
json-feed = Nguồn cấp JSON
rss-feed = Nguồn cấp RSS
subscribe = Đăng ký
subscribe-text = Nguồn cấp đưa bài mới đến ứng dụng bạn chọn, tức trình đọc nguồn cấp, ngay khi bài được đăng. Hãy chép một trong các địa chỉ này vào trình đọc của bạn; bạn không phải cho biết tên hay địa chỉ.
feeds = Nguồn cấp
newsletter = Bản tin
email-address = Địa chỉ email

## Search
search = Tìm kiếm
search-found = Kết quả: { $count }
search-nothing = Không tìm thấy gì.
search-near = Có phải bạn muốn tìm:
search-failed = Một phần của tìm kiếm không tải được.
search-again = Thử lại
search-off = Để tìm kiếm, trang này cần JavaScript. Nếu không có, các danh sách sau có tất cả bài viết:
search-disk = Tìm kiếm hoạt động khi trang web ở trên máy chủ web.
search-year = Năm

## Markdown
note = Ghi chú
tip = Mẹo
important = Quan trọng
warning = Cảnh báo
caution = Thận trọng
table = Bảng
footnotes = Chú thích
back-to-text = Trở lại bài viết
link-to-section = Liên kết đến mục này
untitled = Không có tiêu đề

## Pages of their own
not-found = Không tìm thấy trang
not-found-text = Không có trang nào ở địa chỉ này. Có thể trang đã chuyển đi hoặc chưa từng tồn tại.
recent-posts = Bài viết mới nhất
back-home = Về trang chủ
page-moved = Trang này đã chuyển sang địa chỉ khác
page-moved-to = Địa chỉ mới: { $link }

## Footer
made-with = Tạo bằng { $generator }
licence = Giấy phép: { $name }
