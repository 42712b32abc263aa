"""The demo bank's page; in the URL tree only where the shop takes the demo payment."""

from django.urls import path

from shop.payment.gateways.demo import views

urlpatterns = [path("<uuid:tender_id>/", views.bank_page, name="demo-bank")]
