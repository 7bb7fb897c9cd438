import Base

/// The page behind the QR code, where a person pays or refuses; Chinese or English, no script.
enum SandboxPage {
  private struct Words {
    let language: String
    let title, subject, note, pay, refuse, back: String
    let states: (waiting: String, paid: String, closed: String, refunded: String)
    let refusedOnce: String
  }

  private static let chinese = Words(
    language: "zh-CN", title: "沙箱支付", subject: "商品", note: "这是沙箱，不会扣真钱。", pay: "确认支付", refuse: "拒绝支付",
    back: "English",
    states: ("等待付款", "支付成功，可以关闭本页", "交易已关闭", "已退款"), refusedOnce: "您已拒绝，仍可支付。")

  private static let english = Words(
    language: "en", title: "Sandbox payment", subject: "For", note: "This is a sandbox. No real money moves.",
    pay: "Pay", refuse: "Refuse", back: "中文",
    states: ("Waiting for payment", "Paid. You can close this page", "The trade is closed", "Paid back"),
    refusedOnce: "You refused; you can still pay.")

  static func html(_ trade: SandboxTrade, token: String, isChinese: Bool) -> String {
    let words = isChinese ? chinese : english
    let other = isChinese ? "en" : "zh"
    return """
      <!doctype html>
      <html lang="\(words.language)"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(words.title)</title><style>\(style)</style></head>
      <body><main>
      <p class="note">\(words.note)</p>
      <h1>\(words.title)</h1>
      <p class="subject"><span class="note">\(words.subject)</span><br>\(escape(trade.subject))</p>
      <p class="amount">\(amount(trade.amount))</p>
      <p class="state" role="status">\(state(trade, words))</p>
      \(forms(trade, token, words, isChinese ? "zh" : "en"))
      <p class="note"><a href="?lang=\(other)">\(words.back)</a></p>
      </main></body></html>

      """
  }

  /// `¥12.30`, or the code of any other currency: signs like $ are shared by many.
  static func amount(_ money: Money) -> String {
    money.currency == .cny ? "¥\(money.decimalText)" : "\(money.currency.code) \(money.decimalText)"
  }

  private static func state(_ trade: SandboxTrade, _ words: Words) -> String {
    switch trade.state {
    case .waiting: trade.refusals > 0 ? words.refusedOnce : words.states.waiting
    case .paid: words.states.paid
    case .closed(paidAt: nil): words.states.closed
    case .closed: words.states.refunded
    }
  }

  private static func forms(_ trade: SandboxTrade, _ token: String, _ words: Words, _ lang: String) -> String {
    guard case .waiting = trade.state else { return "" }
    return """
      <form method="post" action="/sandbox/trades/\(escape(token))/pay?lang=\(lang)"><button>\(words.pay)</button></form>
      <form method="post" action="/sandbox/trades/\(escape(token))/refuse?lang=\(lang)">
      <button class="plain">\(words.refuse)</button></form>
      """
  }

  static func escape(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
    return result
  }

  private static let style = """
    body{font:16px/1.5 system-ui,sans-serif;background:#f4f6f8;color:#16202a;margin:0}
    main{box-sizing:border-box;max-width:26rem;margin:10vh auto;background:#fff;padding:clamp(1rem,6vw,2rem);
    border-radius:1rem;text-align:center;overflow-wrap:anywhere}
    h1{font-size:1.1rem;font-weight:600}.subject{margin:.5rem 0}.amount{font-size:2.4rem;font-weight:700;margin:.5rem}
    .note{color:#5a6772;font-size:.85rem}button{width:100%;padding:.8rem;margin:.3rem 0;border:0;
    border-radius:.6rem;background:#1260cc;color:#fff;font:inherit;cursor:pointer}
    button.plain{background:#e8ecf0;color:#16202a}
    @media (prefers-color-scheme:dark){body{background:#0f151b;color:#e8edf2}main{background:#1a232c}
    .note{color:#9fb0bf}button.plain{background:#2b3844;color:#e8edf2}}
    """
}
