import Base
import Messages
import TestKit
import Testing

@testable import Gateway

@Suite struct MessageJSONReferenceTests {
  private static let samples: [any ProtoMessage] = [
    OrderV1.Order(
      orderID: "o\"\\\n\u{1}/", userID: "座位 🎫", state: .paid, amountMinor: .min, currency: "CNY",
      lines: [.init(seatID: "s", label: "A-1", priceMinor: .max), .init()],
      createdAt: WallTime(milliseconds: 1_700_000_000_123), paidAt: WallTime(milliseconds: 0)),
    OrderV1.Order(),
    OrderV1.Order(state: .unrecognized(99), createdAt: WallTime(milliseconds: -1)),
    RegistryV1.Instance(instanceID: "i", port: 65_535, metadata: ["zone": "z1", "": "empty", "日": "本"], state: .up, attached: true),
    RegistryV1.PutConfigRequest(key: "k", expectedVersion: 0),
    UserV1.UpdateProfileRequest(displayName: ""),
    UserV1.GetProfileRequest(),
    InventoryV1.HoldRequest(performanceID: "p", selection: .chosen(.init(seatIDs: ["a", "b"]))),
    InventoryV1.HoldRequest(selection: .general(.init())),
    InventoryV1.StockRow(seatIDs: ["1", "2"], gaps: [0, .max]),
    TicketV1.PlanSeat(x: 0.1, y: -1.5e300),
    TicketV1.ImportSeasonRequest(calendar: Array(0...255), timeZoneMinutes: -480),
    PaymentV1.NotifyRequest(form: [0xFB, 0xFF, 0xFE]),
    TransactionV1.Branch(branchID: "b", action: .init(action: .sellHold(.init(regrab: true)))),
  ]

  @Test func `Google's protobuf reads our JSON, and we read its`() throws {
    let input = Self.samples.map { message in
      let code = message.serialized().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      let json = String(decoding: MessageJSON.serialized(message), as: UTF8.self)
      return "\(type(of: message).table.name) \(code.isEmpty ? "-" : code) \(json)"
    }
    let script = "protobuf_reference.py"
    guard let lines = try Interop.lines(script, ["proto", "proto/public"], input: input) else { return }
    #expect(lines.count == input.count)
    for (line, message) in zip(lines, Self.samples) { try compare(line, message) }
  }

  private func compare<Message: ProtoMessage>(_ line: String, _ message: Message) throws {
    let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
    try #require(parts.count == 3, "\(line)")
    #expect(parts[0] == parts[1], "\(Message.table.name): the encoding and the JSON mean the same to Google")
    #expect(try MessageJSON.read(Array(parts[2].utf8), as: Message.self) == message, "\(parts[2])")
  }
}
