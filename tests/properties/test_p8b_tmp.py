import collections, pytest
import tests.properties.test_orders as t
C=collections.Counter(); refused=collections.Counter()
old=t.OrderMachine.teardown
def td(self):
    if hasattr(self,"block"):
        C.update(t.OrderEvent.objects.values_list("kind",flat=True)); C["orders"]+=t.Order.objects.count(); C["shipments"]+=t.Shipment.objects.count()
        C["part_refunded"]+=t.Order.objects.filter(payment_status="part_refunded").count()
        C["ex"]+=1
    old(self)
t.OrderMachine.teardown=td
oa=t.OrderMachine.attempt
def at(self, act):
    def w():
        try: return act()
        except t.DomainError as e: refused[type(e).__name__]+=1; raise
    oa(self,w)
t.OrderMachine.attempt=at
@pytest.mark.django_db
def test_it():
    import time; s=time.time()
    t.test_holds_whatever_happens()
    print(time.time()-s, dict(C), dict(refused))
