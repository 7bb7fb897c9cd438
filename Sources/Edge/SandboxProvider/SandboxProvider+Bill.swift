import Base
import JSON
import Ports

/// `alipay.data.bill.sell.query`: the merchant's list of trades, paid or not, second ones included.
extension SandboxProvider {
  static let billMethod = "alipay.data.bill.sell.query"

  /// The members of the answer as bytes, for its list is none of texts.
  func bill(_ content: JSONMembers) async throws -> [UInt8] {
    let query = try BillQuery(content)
    let (entries, total) = try await store.read { tx in try SandboxBooks.bill(tx, query) }
    var bytes = JSONMembers.write([
      ("code", "10000"), ("msg", "Success"), ("page_no", "\(query.page)"), ("page_size", "\(query.size)"),
      ("total_size", "\(total)"),
    ])
    bytes.removeLast()
    bytes += [UInt8](",\"detail_list\":[".utf8)
    for (index, entry) in entries.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += JSONMembers.write(entry.fields)
    }
    return bytes + [UInt8]("]}".utf8)
  }
}

/// Which part of the list is asked for.
struct BillQuery: Sendable, Hashable {
  let from: WallTime
  let to: WallTime
  let page: Int
  let size: Int

  static let longest: Duration = .seconds(31 * 86_400)

  init(_ content: JSONMembers) throws(SandboxRefusal) {
    func time(_ name: String) -> WallTime? {
      content.text(name).flatMap { CivilTime($0) }?.wallTime(offsetMinutes: SandboxTrade.offsetMinutes)
    }
    guard let from = time("start_time"), let to = time("end_time"), from < to, from.duration(to: to) <= Self.longest,
      let page = Int(content.text("page_no") ?? "1"), (1...1_000_000).contains(page),
      let size = Int(content.text("page_size") ?? "2000"), (1_000...2_000).contains(size)
    else { throw .invalidParameter }
    self.from = from
    self.to = to
    self.page = page
    self.size = size
  }
}

/// One line of the list.
struct BillEntry: Sendable, Hashable {
  let outTradeNo: String
  let tradeNo: String
  let amount: Money
  let subject: String
  let createdAt: WallTime
  let paidAt: WallTime?

  var fields: [(name: String, value: String)] {
    func text(_ time: WallTime) -> String { CivilTime(time, offsetMinutes: SandboxTrade.offsetMinutes).text }
    let payment: [(name: String, value: String)] = paidAt.map { [("gmt_pay", text($0))] } ?? []
    return [("gmt_create", text(createdAt))] + payment + [
      ("alipay_order_no", tradeNo), ("merchant_order_no", outTradeNo), ("goods_title", subject),
      ("total_amount", amount.decimalText), ("trade_status", paidAt == nil ? "等待付款" : "成功"),
    ]
  }
}

extension SandboxBooks {
  static let billIndexes = [
    "CREATE INDEX trades_by_time ON trades (created_at)",
    "CREATE INDEX second_trades_by_time ON second_trades (paid_at)",
  ]

  /// A page of the trades made in a time, and how many there are. A second trade is made when it is paid.
  static func bill(_ tx: any SQLTransaction, _ query: BillQuery) throws -> (entries: [BillEntry], total: Int64) {
    let both = """
      SELECT out_trade_no, trade_no, amount_minor, subject, created_at AS made_at, paid_at FROM trades
      WHERE created_at >= ? AND created_at < ?
      UNION ALL
      SELECT trades.out_trade_no, second_trades.trade_no, amount_minor, subject, second_trades.paid_at, second_trades.paid_at
      FROM second_trades JOIN trades ON trades.out_trade_no = second_trades.out_trade_no
      WHERE second_trades.paid_at >= ? AND second_trades.paid_at < ?
      """
    let window = [SQLValue(query.from), SQLValue(query.to), SQLValue(query.from), SQLValue(query.to)]
    let total = try tx.query("SELECT COUNT(*) FROM (\(both)) AS entries", window)[0].integer(0)
    let rows = try tx.query(
      "\(both) ORDER BY made_at, trade_no LIMIT ? OFFSET ?",
      window + [.integer(Int64(query.size)), .integer(Int64((query.page - 1) * query.size))])
    let entries = try rows.map { row in
      BillEntry(
        outTradeNo: try row.text(0), tradeNo: try row.text(1), amount: Money(minor: try row.integer(2), .cny),
        subject: try row.text(3), createdAt: try row.wallTime(4),
        paidAt: try row.optionalInteger(5).map(WallTime.init(milliseconds:)))
    }
    return (entries, total)
  }
}
