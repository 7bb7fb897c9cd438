import Base
import Messages
import RPCCore
import Testing

@testable import Gateway

@Suite struct MessageJSONTests {
  private func json(_ message: some ProtoMessage) -> String {
    String(decoding: MessageJSON.serialized(message), as: UTF8.self)
  }

  private func read<Message: ProtoMessage>(_ text: String, as type: Message.Type) throws -> Message {
    try MessageJSON.read(Array(text.utf8), as: type)
  }

  private func error<Message: ProtoMessage>(_ text: String, as type: Message.Type) -> MessageJSONError? {
    #expect(throws: MessageJSONError.self, "\(text)") { try read(text, as: type) }
  }

  private let order = OrderV1.Order(
    orderID: "o\"1\u{1}", userID: "", state: .awaitingPayment, amountMinor: .max, currency: "CNY",
    lines: [.init(seatID: "座位", priceMinor: -1)], createdAt: WallTime(milliseconds: 1_700_000_000_250))

  // MARK: - Writing

  @Test func `zero scalars are written, unset messages are not`() {
    #expect(
      json(OrderV1.Order())
        == #"{"orderId":"","userId":"","performanceId":"","state":"ORDER_STATE_UNSPECIFIED","amountMinor":"0","#
        + #""currency":"","lines":[],"paymentId":"","refundId":"","automaticRefunds":[]}"#)
    #expect(json(OrderV1.ListOrdersResponse()) == #"{"orders":[],"nextPageToken":""}"#)
    #expect(json(UserV1.GetProfileRequest()) == "{}")
    #expect(json(UserV1.UpdateProfileRequest(displayName: "")) == #"{"displayName":""}"#)
    #expect(json(InventoryV1.HoldRequest()) == #"{"performanceId":""}"#)
    #expect(json(RegistryV1.Instance()).contains(#""metadata":{}"#))
  }

  @Test func `every kind has its form`() {
    #expect(
      json(order)
        == #"{"orderId":"o\"1\u0001","userId":"","performanceId":"","state":"ORDER_STATE_AWAITING_PAYMENT","#
        + #""amountMinor":"9223372036854775807","currency":"CNY","lines":[{"seatId":"座位","label":"","#
        + #""ticketTypeId":"","priceMinor":"-1"}],"createdAt":"2023-11-14T22:13:20.250Z","paymentId":"","refundId":"","#
        + #""automaticRefunds":[]}"#)
    #expect(json(PaymentV1.NotifyRequest(form: [0xFB, 0xFF])) == #"{"form":"+/8="}"#)
    #expect(json(TicketV1.ImportSeasonRequest(timeZoneMinutes: -60)) == #"{"calendar":"","timeZoneMinutes":-60}"#)
    #expect(json(InventoryV1.StockRow(gaps: [1, 4_000_000_000])).contains(#""gaps":[1,4000000000]"#))
    #expect(json(OrderV1.Order(state: .unrecognized(77))).contains(#""state":77"#))
    #expect(json(RegistryV1.Instance(metadata: ["b": "2", "a": "1"])).contains(#""metadata":{"a":"1","b":"2"}"#))
    #expect(json(RegistryV1.PutConfigRequest(expectedVersion: 0)).contains(#""expectedVersion":"0""#))
    #expect(
      json(InventoryV1.HoldRequest(selection: .best(.init(quantity: 2))))
        == #"{"performanceId":"","best":{"ticketTypeId":"","quantity":2}}"#)
  }

  @Test(arguments: [
    (0, "0.0"), (-0.0, "-0.0"), (0.1, "0.1"), (1e-7, "1e-07"), (1e300, "1e+300"), (.nan, "\"NaN\""),
    (-.infinity, "\"-Infinity\""),
  ] as [(Double, String)])
  func `floating point is written in full`(value: Double, text: String) {
    #expect(json(TicketV1.PlanSeat(x: value)).contains(#""x":\#(text),"#))
  }

  // MARK: - Reading

  @Test func `what was written is read`() throws {
    #expect(try read(json(order), as: OrderV1.Order.self) == order)
    let instance = RegistryV1.Instance(
      instanceID: "i", port: 80, metadata: ["": "x", "日": "本"], state: .draining, epoch: -5, attached: true)
    #expect(try read(json(instance), as: RegistryV1.Instance.self) == instance)
    let hold = InventoryV1.HoldRequest(performanceID: "p", selection: .chosen(.init(seatIDs: ["a", "b"])))
    #expect(try read(json(hold), as: InventoryV1.HoldRequest.self) == hold)
    let notify = PaymentV1.NotifyRequest(form: Array(0...255))
    #expect(try read(json(notify), as: PaymentV1.NotifyRequest.self) == notify)
    let seat = TicketV1.PlanSeat(x: 0.1, y: -1e-300)
    #expect(try read(json(seat), as: TicketV1.PlanSeat.self) == seat)
  }

  @Test func `proto names and null are taken`() throws {
    let text = #"{"order_id":"o","created_at":null,"lines":null,"amountMinor":null}"#
    #expect(try read(text, as: OrderV1.Order.self) == OrderV1.Order(orderID: "o"))
    let empty = try read(#"{"chosen":null,"best":{}}"#, as: InventoryV1.HoldRequest.self)
    #expect(empty.selection == .best(.init()))
  }

  @Test(arguments: [
    ("12", 12), ("\"12\"", 12), ("-3", -3), ("1e3", 1000), ("\"1.50e2\"", 150), ("1.0", 1), ("1200e-2", 12),
    ("0e999", nil), ("-0", 0), ("0.000", 0), ("9223372036854775807", .max), ("-9223372036854775808", .min),
    ("9223372036854775808", nil), ("1e19", nil), ("1.5", nil), ("\" 1\"", nil), ("\"+1\"", nil), ("\"0x1\"", nil),
    ("\"01\"", nil), ("\"\"", nil), ("\"1e\"", nil), ("\"NaN\"", nil), ("true", nil), ("[1]", nil), ("{}", nil),
    ("1e-1", nil), ("1e99999999999999999999", nil),
  ] as [(String, Int64?)])
  func `integers are numbers or strings and exact`(text: String, value: Int64?) throws {
    let body = #"{"amountMinor":\#(text)}"#
    if let value {
      #expect(try read(body, as: OrderV1.Order.self).amountMinor == value)
    } else {
      #expect(error(body, as: OrderV1.Order.self)?.path == "$.amountMinor")
    }
  }

  @Test(arguments: [
    (#"{"limitPerBuyer":-1}"#, "$.limitPerBuyer"), (#"{"limitPerBuyer":4294967296}"#, "$.limitPerBuyer"),
    (#"{"rows":{}}"#, "$.rows"), (#"{"rows":[{"seatIds":["a",1]}]}"#, "$.rows[0].seatIds[1]"),
    (#"{"rows":[{},null]}"#, "$.rows[1]"), (#"{"rows":[{"gaps":[null]}]}"#, "$.rows[0].gaps[0]"),
    (#"{"name":1}"#, "$.name"), (#"{"nmae":"x"}"#, "$.nmae"), (#"{"name":"x","name":"y"}"#, "$"),
    (#"{"ticket_type_id":"x","ticketTypeId":"y"}"#, "$.ticketTypeId"), ("[]", "$"), ("null", "$"), ("\"\"", "$"),
    ("", "$"), ("{", "$"), (#"{"priceMinor":NaN}"#, "$.priceMinor"), (#"{"name":"x"}}"#, "$"),
    (#"{"rows":[{"label":"a","label":"b"}]}"#, "$.rows[0]"),
  ])
  func `a complaint names its path`(text: String, path: String) {
    #expect(error(text, as: InventoryV1.StockType.self)?.path == path)
  }

  @Test func `other wrong values are refused, too`() {
    #expect(error(#"{"state":"PAID"}"#, as: OrderV1.Order.self)?.problem.contains("ORDER_STATE_PAID") == true)
    #expect(error(#"{"state":1.5}"#, as: OrderV1.Order.self)?.path == "$.state")
    #expect(error(#"{"createdAt":"yesterday"}"#, as: OrderV1.Order.self)?.path == "$.createdAt")
    #expect(error(#"{"createdAt":1700000000}"#, as: OrderV1.Order.self)?.path == "$.createdAt")
    #expect(error(#"{"form":"***"}"#, as: PaymentV1.NotifyRequest.self)?.path == "$.form")
    #expect(error(#"{"x":1e400}"#, as: TicketV1.PlanSeat.self)?.path == "$.x")
    #expect(error(#"{"x":"Infinity"}"#, as: TicketV1.PlanSeat.self)?.path == "$.x")
    #expect(error(#"{"attached":"true"}"#, as: RegistryV1.Instance.self)?.path == "$.attached")
    #expect(error(#"{"metadata":{"a":1}}"#, as: RegistryV1.Instance.self)?.path == "$.metadata.a")
    let both = error(#"{"best":{},"chosen":{}}"#, as: InventoryV1.HoldRequest.self)
    #expect(both == MessageJSONError(path: "$.chosen", problem: "cannot be there together with best"))
    #expect(both?.rpcError.code == .invalidArgument)
    #expect(both?.rpcError.facts == ["path": "$.chosen"])
  }

  @Test func `both alphabets of base64 and enum numbers are taken`() throws {
    #expect(try read(#"{"form":"-_8"}"#, as: PaymentV1.NotifyRequest.self).form == [0xFB, 0xFF])
    #expect(try read(#"{"form":"+/8="}"#, as: PaymentV1.NotifyRequest.self).form == [0xFB, 0xFF])
    #expect(try read(#"{"state":2}"#, as: OrderV1.Order.self).state == .paid)
    #expect(try read(#"{"state":-9}"#, as: OrderV1.Order.self).state == .unrecognized(-9))
  }

  // MARK: - Parameters

  private func bound<Message: ProtoMessage>(_ parameters: [(String, String)], to start: Message = Message())
    throws -> Message
  {
    var message = start
    try MessageJSON.bind(parameters.map { (name: $0.0, value: $0.1) }, to: &message)
    return message
  }

  @Test func `parameters set fields by proto or JSON name, also inside messages`() throws {
    let list: TicketV1.ListEventsRequest = try bound([("page_size", "20"), ("pageToken", "t"), ("season", "")])
    #expect(list == .init(pageSize: 20, pageToken: "t"))
    let hold: InventoryV1.HoldRequest = try bound([("performance_id", "p"), ("best.quantity", "2"), ("best.ticketTypeId", "t")])
    #expect(hold == .init(performanceID: "p", selection: .best(.init(ticketTypeID: "t", quantity: 2))))
    let time: TicketV1.CreateEventRequest = try bound([("starts_at", "2026-01-01T00:00:00+08:00")])
    #expect(time.startsAt == WallTime(milliseconds: 1_767_196_800_000))
    let state: OrderV1.Order = try bound([("state", "ORDER_STATE_PAID")])
    #expect(state.state == .paid)
    let number: OrderV1.Order = try bound([("state", "3")])
    #expect(number.state == .refunding)
    let flag: TransactionV1.ListTransactionsRequest = try bound([("open_only", "true")])
    #expect(flag.openOnly)
  }

  @Test func `a repeated parameter is a list, the path wins over the body`() throws {
    let venue: TicketV1.ImportVenueRequest = try bound([("areas", "floor:500"), ("areas", "stand:20")])
    #expect(venue.areas == ["floor:500", "stand:20"])
    let roles: UserV1.SetRolesRequest = try bound([("user_id", "u")], to: .init(userID: "other", roles: ["buyer"]))
    #expect(roles == .init(userID: "u", roles: ["buyer"]))
  }

  @Test(arguments: [
    [("page_size", "-1")], [("page_size", "x")], [("page_size", "")], [("pagesize", "1")], [("", "1")],
    [("page_size", "1"), ("pageSize", "2")], [("page_size.x", "1")], [("season.", "1")],
    [(String(repeating: "a.", count: 5000), "1")],
  ])
  func `a wrong parameter is refused by its name`(parameters: [(String, String)]) {
    let error = #expect(throws: MessageJSONError.self) {
      let _: TicketV1.ListEventsRequest = try bound(parameters)
    }
    #expect(error?.path == parameters.last?.0)
  }

  @Test func `messages, maps and elements of lists are no parameters`() {
    #expect(throws: MessageJSONError.self) { let _: InventoryV1.HoldRequest = try bound([("best", "{}")]) }
    #expect(throws: MessageJSONError.self) { let _: RegistryV1.Instance = try bound([("metadata", "a")]) }
    #expect(throws: MessageJSONError.self) { let _: OrderV1.Order = try bound([("lines.seat_id", "a")]) }
  }
}
