import Testing

@testable import Generator

@Suite struct NamingTests {
  @Test(arguments: [
    ("order_id", "orderID"), ("seat_ids", "seatIDs"), ("qr_svg", "qrSVG"), ("at_ms", "atMs"),
    ("xid", "xid"), ("id", "id"), ("json_web_key", "jsonWebKey"), ("page_url", "pageURL"), ("x", "x"),
  ])
  func `fields are lowerCamel with initialisms`(proto: String, swift: String) {
    #expect(Naming.property(proto) == swift)
  }

  @Test func `enum cases lose their prefix`() {
    #expect(Naming.enumCase("ORDER_STATE_AWAITING_PAYMENT", of: "OrderState") == "awaitingPayment")
    #expect(Naming.enumCase("ORDER_STATE_UNSPECIFIED", of: "OrderState") == "unspecified")
    #expect(Naming.enumCase("OTHER", of: "OrderState") == "other")
  }

  @Test func `packages become namespaces`() {
    #expect(Naming.namespace(ofPackage: "onsale.order.v1") == "OrderV1")
  }
}
