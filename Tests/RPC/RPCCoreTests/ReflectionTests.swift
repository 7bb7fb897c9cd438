import Base
import Foundation
import Testing

@testable import RPCCore

@Suite struct ReflectionTests {
  private static func set() throws -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return [UInt8](try Data(contentsOf: root.appending(path: "Tools/descriptors/CMessages.pb")))
  }

  private static func service() throws -> ReflectionService {
    ReflectionService(services: ["onsale.order.v1.OrderService"], index: try #require(DescriptorIndex(set: try set())))
  }

  private static func ask(_ number: UInt8, _ text: String) -> [UInt8] { WireFields.field(number, text.utf8) }

  /// The one result in an answer: its number, and what is in it.
  private static func result(_ answer: [UInt8]) throws -> (UInt64, WireFields) {
    let fields = try #require(WireFields(answer[...]))
    let found = try #require(fields.fields.last { (4...7).contains($0.number) })
    guard case .bytes(let bytes) = found.value else { return (0, fields) }
    return (found.number, try #require(WireFields(bytes)))
  }

  private static func names(_ files: WireFields) -> [String] {
    files.all(1).map { WireFields($0)?.text(1) ?? "?" }
  }

  @Test func `a list names the services and reflection itself, and repeats the question`() throws {
    var sent: Set<String> = []
    let answer = try Self.service().answer(WireFields.field(1, "host".utf8) + Self.ask(7, ""), &sent)
    let (number, list) = try Self.result(answer)
    #expect(number == 6)
    #expect(
      list.all(1).map { WireFields($0)?.text(1) } == [
        "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection",
        "onsale.order.v1.OrderService",
      ])
    #expect(WireFields(answer[...])?.text(1) == "host")
    #expect(WireFields(answer[...])?.all(2).first.map(Array.init) == WireFields.field(1, "host".utf8) + Self.ask(7, ""))
  }

  @Test(arguments: [
    "onsale.order.v1.OrderService", "onsale.order.v1.OrderService.GetOrder", "onsale.order.v1.Order",
    "onsale.order.v1.Order.order_id", "onsale.order.v1.OrderState", "onsale.order.v1.ORDER_STATE_PAID",
  ])
  func `every kind of name leads to its file, with what that rests on`(symbol: String) throws {
    var sent: Set<String> = []
    let (number, files) = try Self.result(try Self.service().answer(Self.ask(4, symbol), &sent))
    let names = Self.names(files)
    #expect(number == 4 && names.first == "onsale/order/v1/order.proto", "\(names)")
    #expect(names.contains("google/api/annotations.proto") && Set(names).count == names.count)
  }

  @Test func `a stream sends what a file rests on once, and a file as often as it is asked for`() throws {
    var sent: Set<String> = []
    let service = try Self.service()
    let ask = Self.ask(3, "onsale/order/v1/order.proto")
    #expect(Self.names(try Self.result(service.answer(ask, &sent)).1).count > 1)
    #expect(Self.names(try Self.result(service.answer(ask, &sent)).1) == ["onsale/order/v1/order.proto"])
  }

  @Test func `extensions are found by what they extend`() throws {
    var sent: Set<String> = []
    let service = try Self.service()
    let all = try Self.result(service.answer(Self.ask(6, "google.protobuf.MethodOptions"), &sent))
    #expect(all.0 == 5 && all.1.text(1) == "google.protobuf.MethodOptions" && all.1.number(2) == 72_295_728)
    let ask = WireFields.field(5, Self.ask(1, "google.protobuf.MethodOptions") + WireFields.field(2, UInt64(72_295_728)))
    #expect(try Self.names(Self.result(service.answer(ask, &sent)).1).first == "google/api/annotations.proto")
    let none = try Self.result(service.answer(Self.ask(6, "onsale.order.v1.Order"), &sent))
    #expect(none.0 == 5 && none.1.all(2).isEmpty)
  }

  @Test(arguments: [
    ([0x1A, 1, 0x78], 5), ([0x22, 1, 0x78], 5), ([0x32, 1, 0x78], 5), ([0x2A, 0], 5), ([0x2A, 2, 0xFF, 0xFF], 3),
    ([], 3), ([0xFF], 3), ([0x18, 1], 3), ([0x42, 0], 3),
  ] as [([UInt8], UInt64)])
  func `what is not there and what is no question is an error of its kind`(request: [UInt8], code: UInt64) throws {
    var sent: Set<String> = []
    let (number, error) = try Self.result(try Self.service().answer(request, &sent))
    #expect(number == 7 && error.number(1) == code && !error.text(2).isEmpty)
  }

  @Test func `a set cut anywhere, or nested without end, is refused or read, never a crash`() throws {
    let set = try Self.set()
    for length in stride(from: 0, to: set.count, by: 997) { _ = DescriptorIndex(set: Array(set.prefix(length))) }
    var message = WireFields.field(1, "m".utf8)
    for _ in 0..<40 { message = WireFields.field(1, "m".utf8) + WireFields.field(3, message) }
    #expect(DescriptorIndex(set: WireFields.field(1, WireFields.field(4, message))) == nil)
  }
}
