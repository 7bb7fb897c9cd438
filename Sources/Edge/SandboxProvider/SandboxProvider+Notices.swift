import Base
import Logging
import Ports

extension SandboxTrade {
  /// Alipay's times are Beijing times.
  static let offsetMinutes = 480

  /// The form that tells the merchant of a paid trade, signed over all fields but `sign` and
  /// `sign_type`, sorted. Repeats of a notice are the same bytes.
  func notice(id: String, at now: WallTime, _ signer: any Signer) throws -> String {
    let time = CivilTime(now, offsetMinutes: Self.offsetMinutes).text
    var form = FormFields([
      HTTPField("notify_time", time), HTTPField("notify_type", "trade_status_sync"),
      HTTPField("notify_id", id), HTTPField("app_id", appID), HTTPField("charset", "utf-8"),
      HTTPField("version", "1.0"), HTTPField("sign_type", "RSA2"),
      HTTPField("trade_no", tradeNo), HTTPField("out_trade_no", outTradeNo),
      HTTPField("trade_status", status), HTTPField("total_amount", amount.decimalText),
      HTTPField("receipt_amount", amount.decimalText), HTTPField("subject", subject),
      HTTPField("gmt_create", CivilTime(createdAt, offsetMinutes: Self.offsetMinutes).text),
      HTTPField("gmt_payment", time),
    ])
    form["sign"] = Base64.encode(try signer.sign(form.signedText(without: ["sign", "sign_type"])))
    return form.encoded
  }
}

extension SandboxProvider {
  /// Sends notices, and forgets old ones, until the task is cancelled. Run it once.
  public func run() async {
    await withDiscardingTaskGroup { group in
      group.addTask { await self.forgetNotices() }
      while !Task.isCancelled {
        for notice in await due() {
          inFlight.insert(notice.id)
          group.addTask { await self.send(notice) }
        }
        await rest()
      }
    }
  }

  /// The sender looks at the books now.
  func wake() { bell.ring() }

  private func due() async -> [DueNotice] {
    let now = loop.wallNow
    let limit = Limits.noticesInFlight + inFlight.count
    do {
      let found = try await store.read { try SandboxBooks.dueNotices($0, at: now, limit: limit) }
      return Array(found.filter { !inFlight.contains($0.id) }.prefix(max(0, Limits.noticesInFlight - inFlight.count)))
    } catch {
      log.error("the notices cannot be read", metadata: ["error": "\(error)"])
      return []
    }
  }

  private func send(_ notice: DueNotice) async {
    let isTaken = await post(notice)
    let nextAt = loop.wallNow.advanced(by: NoticeSchedule.delay(afterFailures: notice.failures + 1))
    do {
      try await store.write { tx in
        if isTaken {
          try SandboxBooks.delivered(tx, notice)
        } else {
          try SandboxBooks.failed(tx, notice, nextAt: nextAt)
        }
      }
    } catch {
      log.warning("a notice's outcome was not booked and it will be sent again", metadata: ["error": "\(error)"])
    }
    inFlight.remove(notice.id)
    wake()
  }

  private func post(_ notice: DueNotice) async -> Bool {
    let request = HTTPClientRequest(
      method: "POST", url: notice.url,
      headers: [HTTPField("content-type", "application/x-www-form-urlencoded;charset=utf-8")],
      body: [UInt8](notice.body.utf8))
    do {
      let answer = try await http.send(request, timeout: Limits.noticeTimeout)
      let isTaken = answer.status == 200 && answer.body == [UInt8]("success".utf8)
      if !isTaken {
        log.info("a notice was not taken", metadata: ["notice": "\(notice.id)", "status": "\(answer.status)"])
      }
      return isTaken
    } catch {
      log.info("a notice did not arrive", metadata: ["notice": "\(notice.id)", "error": "\(error)"])
      return false
    }
  }

  /// Until the next notice is due, somebody wakes it, or a second has passed.
  private func rest() async {
    let now = loop.wallNow
    var limit = Limits.rest
    do {
      if let next = try await store.read({ try SandboxBooks.nextDue($0) }), next > now {
        limit = min(limit, now.duration(to: next))
      }
    } catch {
      log.error("the notices cannot be read", metadata: ["error": "\(error)"])
    }
    await bell.wait(upTo: limit, on: loop)
  }
}
