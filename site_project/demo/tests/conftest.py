from tests.demo_shop import demo_shop

__all__ = ["demo_shop"]
