"""The blog as an Atom feed, for those who read elsewhere."""

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from shop.core.addresses import absolute

if TYPE_CHECKING:
    from blog.models import BlogIndexPage, BlogPostPage

POSTS_IN_FEED = 20


def render(index: "BlogIndexPage", request: HttpRequest) -> HttpResponse:
    """The newest posts as Atom; every link in it is absolute."""
    path = index.get_url(request) or "/blog/"
    feed = DatedAtomFeed(
        title=f"{index.title} | {index.seo_sitename}" if index.seo_sitename else index.title,
        link=absolute(path),
        description=index.intro,
        subtitle=index.intro,
        language=index.locale.language_code,
        feed_url=absolute(f"{path}feed/"),
        author_name=index.seo_sitename or index.title,
    )
    for post in index.posts()[:POSTS_IN_FEED]:
        _add(feed, post, request)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


class DatedAtomFeed(Atom1Feed):
    """Atom whose `updated` is that of the newest post; an empty one has the start of time, not the moment."""

    def latest_post_date(self) -> datetime:
        dates = [item["updateddate"] for item in self.items]
        return max(dates, default=datetime.fromtimestamp(0, tz=UTC))


def _add(feed: Atom1Feed, post: "BlogPostPage", request: HttpRequest) -> None:
    published = timezone.make_aware(datetime.combine(post.date, time()))
    feed.add_item(
        title=post.title,
        link=absolute(post.get_url(request) or ""),
        description=post.intro,
        author_name=post.author.name if post.author else None,
        unique_id=absolute(post.get_url(request) or ""),
        pubdate=published,
        updateddate=post.last_published_at or published,
        categories=[category.name for category in post.categories.all()],
    )
