"""Drops the cached lists and posts that show what has just been changed in the blog."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from blog.models import BlogAuthor, BlogCategory, BlogPostPage
from shop.core import pagecache


@receiver([post_save, post_delete], sender=BlogPostPage, dispatch_uid="drop_blog_for_post")
@receiver([post_save, post_delete], sender=BlogAuthor, dispatch_uid="drop_blog_for_author")
@receiver([post_save, post_delete], sender=BlogCategory, dispatch_uid="drop_blog_for_category")
def drop_blog(**_signal: Any) -> None:
    with transaction.atomic():
        pagecache.drop("blog")
