"""The roles' groups. What each may do is set after every `migrate`, from the table in `roles.py`.

Wagtail's own two groups become ours, so that its approval workflow asks our publishers; Oscar's goes.
"""

from django.db import migrations, models

OSCARS = "All Oscar Dashboard Permissions"
WAGTAILS = {"Editors": "Editor", "Moderators": "Publisher"}
ROLES = ("Customer", "Editor", "Publisher", "Order staff", "Merchandiser", "Support", "Admin")


def make_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    for old, new in WAGTAILS.items():
        if not groups.filter(name=new).exists():
            groups.filter(name=old).update(name=new)
    groups.filter(name=OSCARS, user=None).delete()
    for name in ROLES:
        groups.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        # They look groups up by their old names.
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("customer", "0008_assign_permissions_to_staff"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="user",
            options={
                "permissions": [
                    ("access_dashboard", "Can open the dashboard"),
                    ("send_password_reset", "Can send somebody a mail to reset the password"),
                ],
                "verbose_name": "user",
                "verbose_name_plural": "users",
            },
        ),
        migrations.AlterField(
            model_name="user",
            name="email",
            field=models.EmailField(
                error_messages={"unique": "There is already an account with this e-mail address."},
                max_length=254,
                unique=True,
                verbose_name="e-mail address",
            ),
        ),
        # Members and edited names would be lost on the way back.
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
