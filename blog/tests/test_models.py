from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from blog.models import BlogAuthor, BlogCategory, BlogIndexPage, BlogPostPage
from home.tests.trees import below, make_blog, make_home
from shop.core import pagecache

pytestmark = pytest.mark.django_db


@pytest.fixture
def blog() -> BlogIndexPage:
    return make_blog(make_home())


def post(blog: BlogIndexPage, number: int = 1, **fields: object) -> BlogPostPage:
    fields = {"title": f"Post {number}", "slug": f"post-{number}", "date": date(2026, 1, number), **fields}
    return below(blog, BlogPostPage(intro="How to", **fields))


def filed(blog: BlogIndexPage) -> BlogPostPage:
    page = BlogPostPage(title="Filed", slug="filed", intro="How to", date=date(2026, 2, 1))
    page.categories = [BlogCategory.objects.create(name="Builds", slug="builds")]
    page.tags.add("solder")
    page.author = BlogAuthor.objects.create(name="Ida Kern")
    return below(blog, page)


def test_lists_posts_newest_first(client: Client, blog: BlogIndexPage) -> None:
    for number in (1, 3, 2):
        post(blog, number)
    html = client.get("/blog/").content.decode()
    assert html.index("Post 3") < html.index("Post 2") < html.index("Post 1")


@pytest.mark.parametrize("path", ["/blog/category/builds/", "/blog/tag/solder/"])
def test_lists_only_what_belongs_to_a_category_or_tag(client: Client, blog: BlogIndexPage, path: str) -> None:
    post(blog)
    filed(blog)
    html = client.get(path).content.decode()
    assert "Filed" in html
    assert "Post 1" not in html
    assert f'<link rel="canonical" href="http://testserver{path}">' in html


@pytest.mark.parametrize(
    "path", ["/blog/category/none/", "/blog/tag/none/", "/blog/none/", "/blog/category/"]
)
def test_answers_404_for_what_is_not_there(client: Client, blog: BlogIndexPage, path: str) -> None:
    assert client.get(path).status_code == 404


def test_hides_drafts_everywhere(client: Client, blog: BlogIndexPage) -> None:
    post(blog, live=False)
    for path in ("/blog/", "/blog/feed/", "/sitemap.xml"):
        assert "ost 1" not in client.get(path).content.decode()
        assert "post-1" not in client.get(path).content.decode()
    assert client.get("/blog/post-1/").status_code == 404


@pytest.mark.parametrize("number", ["abc", "-1", "99", ""])
def test_shows_some_page_for_any_page_number(client: Client, blog: BlogIndexPage, number: str) -> None:
    post(blog)
    assert client.get("/blog/", {"page": number}).status_code == 200


@pytest.mark.parametrize("posts", [1, 12])
def test_asks_the_same_number_of_queries_for_any_number_of_posts(
    client: Client, blog: BlogIndexPage, posts: int, django_assert_num_queries
) -> None:
    author = BlogAuthor.objects.create(name="Ida Kern")
    for number in range(1, posts + 1):
        post(blog, number, author=author)
    client.get("/blog/")
    # Wagtail's way to the page (7), restrictions, count, categories, pages above, posts, theirs, SEO, site, menu
    with django_assert_num_queries(15):
        client.get("/blog/")


def test_lives_at_blog_only(blog: BlogIndexPage) -> None:
    blog.slug = "guides"
    with pytest.raises(ValidationError) as refusal:
        blog.full_clean()
    assert refusal.value.message_dict == {"slug": ["The blog lives at “/blog/”: its slug is “blog”."]}


@pytest.mark.parametrize("slug", ["feed", "tag", "category"])
def test_refuses_a_post_where_the_blog_itself_answers(blog: BlogIndexPage, slug: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        post(blog, slug=slug)
    assert list(refusal.value.message_dict) == ["slug"]
    assert not BlogPostPage.objects.exists()


def test_tells_search_engines_who_wrote_what_and_when(client: Client, blog: BlogIndexPage) -> None:
    filed(blog)
    html = client.get("/blog/filed/").content.decode()
    assert '"@type": "BlogPosting"' in html
    assert '"datePublished": "2026-02-01"' in html
    assert '"author": {"@type": "Person", "name": "Ida Kern"}' in html
    assert '<meta property="og:type" content="article">' in html
    assert (
        'type="application/atom+xml" href="http://testserver/blog/feed/"'
        in client.get("/blog/").content.decode()
    )


def test_drops_the_lists_when_a_post_is_published(blog: BlogIndexPage) -> None:
    page = post(blog, live=False)
    before = pagecache.versions(["blog"])["blog"]
    page.save_revision().publish()
    assert pagecache.versions(["blog"])["blog"] > before


def test_has_snippets_for_authors_and_categories(admin_client: Client) -> None:
    for name in ("blogauthor", "blogcategory"):
        assert admin_client.get(reverse(f"wagtailsnippets_blog_{name}:add")).status_code == 200
